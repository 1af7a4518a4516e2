import { saidTo } from '../../domain/forms/answers';
import { setThreshold } from '../../domain/decision/deciding';
import { CALL } from '../../domain/decision/forms';
import { CALL_FOR } from '../../domain/decision/rows';
import { Refusal } from '../../domain/refusal';
import { has } from '../../domain/sight/acting';
import { instantInLondon, londonDay, londonTime, readDay } from '../../domain/time/days';
import { plainForm, type Filled } from '../forms/plainForm';
import { drawReview } from '../reviews/review';

/** Calls the threshold discussion for a day and a time, or moves it. */
export const callingFor = plainForm({
  opens: 'triage/callFor',
  records: 'triage/callForNow',
  forward: 'Call it',
  page: () => CALL,
  may: ({ me, review }) => has(me.person, 'coordinator') && (review.state === 'referred' || review.decision.outcome !== ''),
  shows: () => 'the call of the threshold discussion',
  begin: async (_world, { review }, _about, kept) => {
    const { meets } = review.decision;
    const { where, who } = (await kept.one(review.reference, CALL_FOR, {}))?.json ?? { where: '', who: '' };
    const at = meets?.at ? new Date(meets.at) : undefined;
    const saved = { meetsOn: at ? londonDay(at) : '', meetsAt: at ? londonTime(at) : '', where, who };
    const answers = Object.entries(saved).filter(([, words]) => words !== '');
    return { saved: Object.fromEntries(answers.map(([field, words]) => [field, { said: words }])) };
  },
  mark: ({ decision }) => decision.meets?.revision ?? 0,
  decide: (review, by, filled, at) => ({
    events: setThreshold(review, by, { meetsAt: timeIn(filled), seen: filled.seen }, at),
    content: [
      CALL_FOR.write(
        {},
        { recordedBy: by.id, recordedAt: at },
        { where: saidTo(filled.answers, 'where'), who: saidTo(filled.answers, 'who') },
      ),
    ],
  }),
  next: drawReview,
  done: 'The threshold discussion is called. The chair is told.',
});

function timeIn({ answers }: Filled): string {
  const [on, time] = [saidTo(answers, 'meetsOn'), saidTo(answers, 'meetsAt')];
  if (!on && !time) return '';
  if (!on) throw new Refusal('not complete', 'Please give the day as well as the time, or leave both empty.');
  if (!time) throw new Refusal('not complete', 'Please give the time as well as the day, or leave both empty.');
  return instantInLondon(readDay(on), time).toISOString();
}
