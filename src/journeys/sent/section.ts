import { z } from 'zod';
import type { AnswerName } from '../../domain/forms/answers';
import type { Review } from '../../domain/review/review';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { keptInWords } from '../cards/keptInWords';
import { listed } from '../cards/listed';
import type { ReadAnswer, Reading } from './reading';
import { commentsDo, written } from './unsent';

const section = card('referral/section', {
  preview: 'A referral to read.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    title: z.string(),
    place: z.string(),
    notice: z.string(),
    items: z.array(
      z.object({
        reference: z.string(),
        part: z.number(),
        name: z.string(),
        question: z.string(),
        answer: z.array(z.string()),
        apart: z.boolean(),
        kept: z.array(z.string()),
        changed: z.string(),
        comments: z.array(z.string()),
        mine: z.string(),
        press: z.string(),
      }),
    ),
    next: z.number(),
    before: z.number(),
    nextTitle: z.string(),
    does: z.array(z.object({ reference: z.string(), title: z.string(), verb: z.string(), style: z.enum(['positive', 'default']) })),
  }),
});

/** One section of a referral, with what was said about its answers, and at the end what can be done with the whole. */
export function drawSection(
  { agencies }: World,
  reading: Reading,
  at: number,
  assuresAs: 'agency lead' | 'coordinator' | undefined,
): Drawn {
  const { review, parts } = reading;
  const unsent = written(reading.unsent);
  const here = parts[at];
  const next = parts[at + 1];
  if (!here) throw new Error('A referral has no such section.');
  return section.draw({
    reference: review.reference,
    title: here.title,
    place: `${review.reference} · section ${at + 1} of ${parts.length}`,
    notice: unsent.length === 0 ? '' : `${countOf(unsent.length)} not sent yet; only you can read ${unsent.length === 1 ? 'it' : 'them'}.`,
    items: here.answers.map((answer) => shownAnswer(reading, answer, at)),
    next: next ? at + 1 : -1,
    before: at - 1,
    nextTitle: next ? `Next: ${next.title.toLowerCase()}` : '',
    does: doesAt(reading, agencies.nameOf(reading.review.agency), next === undefined, assuresAs).map((one, index) => ({
      ...one,
      reference: review.reference,
      style: index === 0 && !next ? 'positive' : 'default',
    })),
  });
}

const countOf = (count: number): string => (count === 1 ? 'Your comment is' : `Your ${count} comments are`);

type Does = { readonly title: string; readonly verb: string };

/** What can be done with the referral; comments that were written come first, because they would be lost otherwise. */
function doesAt(
  { review, me, unsent: all }: Reading,
  agency: string,
  isLast: boolean,
  as: 'agency lead' | 'coordinator' | undefined,
): Does[] {
  const unsent = written(all);
  const does = commentsDo(review, me);
  const these = unsent.length === 1 ? 'my comment' : `my ${unsent.length} comments`;
  const sends: Does[] =
    unsent.length > 0 && does ? [{ title: `${does === 'return' ? 'Return it with' : 'Send'} ${these}`, verb: 'comment/review' }] : [];
  if (!isLast || !as || !isOpen(review)) return sends;
  const passes = as === 'agency lead' ? 'Pass it to the partnership office' : `Pass it on for ${agency}`;
  return [...sends, { title: passes, verb: 'referral/pass' }, { title: 'Pass it, with my disagreement', verb: 'quality/disagree' }];
}

const isOpen = ({ state }: Review): boolean => state === 'with agency lead' || state === 'returned';

function shownAnswer(reading: Reading, { name, question, answer, apart, kept }: ReadAnswer, part: number) {
  const mine = reading.unsent.find((one) => one.answer === name)?.words ?? '';
  const mayComment = name !== '' && commentsDo(reading.review, reading.me) !== undefined;
  return {
    reference: reading.review.reference,
    part,
    name,
    question,
    answer: [...answer],
    apart,
    kept: keptInWords(kept, 'referrer'),
    changed: name ? changedInWords(reading, name) : '',
    comments: name ? commentsInWords(reading, name) : [],
    mine: mine && `Your comment, not sent yet: ${inShort(mine)}`,
    press: mayComment ? (mine ? 'Change the comment' : 'Comment') : '',
  };
}

/** How much of a comment, or of an answer that was changed, a section shows beside the answer. */
const SHORT = 160;
const inShort = (text: string): string => {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > SHORT ? `${oneLine.slice(0, SHORT)}…` : oneLine;
};

/** What was asked about an answer: the latest two, each with whether the referrer has sent it again since, and how many more there were. */
const commentsInWords = ({ comments, review }: Reading, name: AnswerName): string[] => {
  const all = (comments.get(name) ?? []).toReversed().map(({ round, from, words }) => {
    const isAnswered = review.comments.some(({ number, answeredAt }) => number === round && answeredAt !== '');
    return `${from}${isAnswered ? ', answered since' : ''}: ${inShort(words)}`;
  });
  const shown = listed(all, MOST_COMMENTS);
  return [...shown.slice(0, MOST_COMMENTS).toReversed(), ...shown.slice(MOST_COMMENTS)];
};
const MOST_COMMENTS = 2;

/** Says that an answer was changed when the referral was last sent again, and what stood there before where that may be shown. */
function changedInWords({ review, earlier }: Reading, name: AnswerName): string {
  const last = review.comments.findLast(({ answeredAt }) => answeredAt !== '');
  if (!last?.changed.some((answer) => answer === name || answer.startsWith(`${name}~`))) return '';
  const [page = '', field] = name.split('.');
  const before = earlier.get(page)?.items.find((item) => item.field === field);
  const said = before && !before.apart ? before.answer || (before.notKnown && `not known, because: ${before.notKnown}`) : '';
  return said ? `Changed since. Before: ${inShort(said)}` : 'Changed since.';
}
