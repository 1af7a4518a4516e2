import { z } from 'zod';
import { criteriaFor } from '../../domain/decision/criteria';
import { assessPage } from '../../domain/decision/forms';
import type { Answers } from '../../domain/forms/answers';
import { freeze } from '../../domain/forms/frozen';
import type { Person, PersonId } from '../../domain/people/people';
import type { Outcome } from '../../domain/review/decision';
import type { Route } from '../../domain/review/referral';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

type Recommending = { readonly round: number; readonly outcome: Outcome; readonly by: PersonId; readonly at: string };

/** A recommendation: its words frozen with their questions, and what was said to each criterion in a column of its own. */
export const criteriaRow = (answers: Answers, route: Route, { round, outcome, by, at }: Recommending): Content => ({
  key: criteriaKey(round),
  columns: {
    round,
    outcome,
    ...Object.fromEntries(criteriaFor(route).map(({ id }) => [`criterion_${id}`, said(answers, id)])),
    recordedBy: by,
    recordedAt: at,
  },
  json: freeze(assessPage(route), answers).frozen,
});

type Answering = {
  readonly partner: Person;
  readonly agrees: boolean;
  readonly round: number;
  readonly revision: number;
  readonly by: PersonId;
  readonly at: string;
};

/** One partner's answer to one recommendation. */
export const partnerRow = ({ partner, agrees, round, revision, by, at }: Answering, words: PartnerWords): Content => ({
  key: partnerKey(round, partner.id),
  columns: { round, partner: partner.id, agency: partner.agency, agrees, revision, recordedBy: by, recordedAt: at },
  json: words,
});

const criteriaKey = (round: number): string => `decision~criteria~${round}`;
const partnerKey = (round: number, partner: PersonId): string => `decision~partner~${round}~${partner}`;

const Frozen = z.object({
  page: z.string(),
  title: z.string(),
  items: z.array(z.object({ field: z.string(), question: z.string(), answer: z.string(), notKnown: z.string(), apart: z.boolean() })),
});
export type Assessed = z.infer<typeof Frozen>;
/** What was written with an answer; `decidedBy` is who decided where the partner has a conflict of interest and nobody stands in. */
export const PartnerWords = z.object({ words: z.string(), decidedBy: z.string() });
export type PartnerWords = z.infer<typeof PartnerWords>;
export const NO_WORDS: PartnerWords = { words: '', decidedBy: '' };

/** What the chair wrote in a round; undefined where there was none. */
export async function readAssessed(kept: Kept, reference: string, round: number): Promise<Assessed | undefined> {
  if (round === 0) return undefined;
  const rows = await kept.content(reference, criteriaKey(round));
  const row = rows.find(({ key }) => key === criteriaKey(round));
  return row && Frozen.parse(row.json);
}

/** What the partners wrote in a round, by partner. */
export async function readWords(kept: Kept, reference: string, round: number): Promise<ReadonlyMap<PersonId, PartnerWords>> {
  const prefix = partnerKey(round, '');
  const rows = await kept.content(reference, prefix);
  return new Map(rows.map(({ key, json }) => [key.slice(prefix.length), PartnerWords.parse(json)]));
}

/** The rows of one round: what the chair wrote, and what each partner said to it. */
export async function roundRows(
  kept: Kept,
  reference: string,
  round: number,
): Promise<{ criteria: Content; partners: readonly Content[] }> {
  const [criteria, partners] = await Promise.all([
    kept.content(reference, criteriaKey(round)),
    kept.content(reference, partnerKey(round, '')),
  ]);
  const row = criteria.find(({ key }) => key === criteriaKey(round));
  if (!row) throw new Error('A round without its reasons.');
  return { criteria: row, partners };
}

/** What was answered to one question of a frozen page. */
export const answerTo = (assessed: Assessed, field: string): string => assessed.items.find((item) => item.field === field)?.answer ?? '';

export const said = (answers: Answers, field: string): string => {
  const answer = answers[field];
  return answer && 'said' in answer ? answer.said : '';
};
