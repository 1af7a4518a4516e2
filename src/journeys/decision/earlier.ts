import { z } from 'zod';
import { reasonOf } from '../../domain/decision/forms';
import { REOPENED, type PARTNER_ANSWER } from '../../domain/decision/rows';
import type { RowOf } from '../../domain/forms/row';
import type { PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { outcomeInWords, OUTCOMES } from '../../domain/review/decision';
import type { Visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card, lines } from '../cards/card';
import { worksAtDesk } from '../desk/may';
import { shown } from '../kept';
import { ofReview, opened, type Opened } from '../opening';
import { answerTo, readAssessed, roundRows, type Assessed } from './rows';

const earlierCard = card('triage/earlier', {
  preview: 'An earlier decision paper.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    place: z.string(),
    recommended: z.string(),
    reopened: z.array(z.string()),
    criteria: z.array(z.object({ title: z.string(), answer: z.string(), reason: z.array(z.string()) })),
    why: z.array(z.string()),
    answers: z.array(z.object({ who: z.string(), said: z.string(), words: z.array(z.string()) })),
    before: z.number(),
    after: z.number(),
  }),
});

/** What was recommended, and what was said to it, in a round that is over. Without a round, the last one that was reopened. */
export const earlier = action(
  'triage/earlier',
  ofReview.extend({ round: z.coerce.number().int().catch(0) }),
  async (world, told, press) => {
    const here = await opened(world, press, told.reference, worksAtDesk);
    const { rounds, reopened, recommended } = here.review.decision;
    const last = recommended ? rounds - 1 : rounds;
    const round = told.round || reopened?.round || last;
    if (round < 1 || round > last) throw new Refusal('not found', 'There is no earlier round of this decision.');
    return drawRound(world, press, here, round, last);
  },
);

async function drawRound(world: World, press: Press, here: Opened<Visible>, round: number, last: number): Promise<Reply> {
  const { reference } = here.review;
  const what = `decision paper, recommendation ${round}, which is over`;
  const [assessed, rows, why] = await shown(world, press, here, what, (kept) =>
    Promise.all([readAssessed(kept, reference, round), roundRows(kept, reference, round), kept.one(reference, REOPENED, { round })]),
  );
  if (!assessed) throw new Error('A round without its reasons.');
  const people = await namesIn(world, [...rows.partners, rows.criteria, ...(why ? [why] : [])]);
  const outcome = OUTCOMES.find((one) => one === rows.criteria.columns.outcome);
  return {
    card: earlierCard.draw({
      reference,
      place: `${reference} · recommendation ${round}`,
      recommended: `${people(rows.criteria.columns.recordedBy)} recommended ${outcome ? outcomeInWords(outcome) : ''}, ${when(rows.criteria.columns.recordedAt, press.now)}.`,
      reopened: why ? reopening(people(why.columns.recordedBy), why.json) : [],
      ...contentOf(assessed),
      answers: rows.partners.map((row) => answerOf(row, people, world.agencies.nameOf)),
      before: round - 1,
      after: round < last ? round + 1 : 0,
    }),
  };
}

function reopening(by: string, { reason, chairSaid }: RowOf<typeof REOPENED>['json']): string[] {
  return [`Reopened by ${by}, because:`, ...lines(reason), ...(chairSaid ? [`The chair’s say: ${chairSaid}`] : [])];
}

const contentOf = (assessed: Assessed) => ({
  criteria: assessed.items
    .filter(({ field }) => assessed.items.some((other) => other.field === reasonOf(field)))
    .map(({ field, question, answer }) => ({ title: question, answer, reason: lines(answerTo(assessed, reasonOf(field))) })),
  why: lines(answerTo(assessed, 'why')),
});

type PartnerRow = RowOf<typeof PARTNER_ANSWER>;

function answerOf(
  { columns, json: { words, decidedBy } }: PartnerRow,
  nameOf: (id: PersonId) => string,
  agencyName: (id: string) => string,
) {
  const name = nameOf(columns.partner);
  const entered = columns.recordedBy === columns.partner ? '' : `, entered by ${nameOf(columns.recordedBy)}`;
  return {
    who: decidedBy ? `${decidedBy}, in the place of ${name}` : `${name} (${agencyName(columns.agency)})`,
    said: `${columns.agrees ? 'agreed' : 'did not agree'}${entered}`,
    words: words ? lines(words) : [],
  };
}

type ByWhom = { readonly columns: { readonly recordedBy: PersonId; readonly partner?: PersonId } };

async function namesIn(world: World, rows: readonly ByWhom[]): Promise<(id: PersonId) => string> {
  const ids = new Set(rows.flatMap(({ columns: { recordedBy, partner } }) => [recordedBy, ...(partner ? [partner] : [])]));
  const known = await Promise.all([...ids].map((id) => world.people.find(id)));
  const names = new Map(known.flatMap((one) => (one ? [[one.person.id, one.person.name] as const] : [])));
  return (id) => names.get(id) ?? 'somebody who is no longer known here';
}
