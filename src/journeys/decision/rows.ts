import { criteriaFor } from '../../domain/decision/criteria';
import { assessPage } from '../../domain/decision/forms';
import { CRITERIA, PARTNER_ANSWER } from '../../domain/decision/rows';
import { saidTo, type Answers } from '../../domain/forms/answers';
import { freeze } from '../../domain/forms/frozen';
import type { RowOf } from '../../domain/forms/row';
import type { Person, PersonId } from '../../domain/people/people';
import type { Outcome } from '../../domain/review/decision';
import type { Route } from '../../domain/review/referral';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

type Recommending = { readonly round: number; readonly outcome: Outcome; readonly by: PersonId; readonly at: string };

/** The row of a recommendation. */
export const criteriaRow = (answers: Answers, route: Route, { round, outcome, by, at }: Recommending): Content =>
  CRITERIA.write(
    { round },
    {
      round,
      outcome,
      ...Object.fromEntries(criteriaFor(route).map(({ id }) => [`criterion_${id}`, saidTo(answers, id)])),
      recordedBy: by,
      recordedAt: at,
    },
    freeze(assessPage(route), answers).frozen,
  );

type Answering = {
  readonly partner: Person;
  readonly agrees: boolean;
  readonly round: number;
  readonly revision: number;
  readonly by: PersonId;
  readonly at: string;
};

/** The row of one partner's answer to one recommendation. */
export const partnerRow = ({ partner, agrees, round, revision, by, at }: Answering, words: PartnerWords): Content =>
  PARTNER_ANSWER.write(
    { round, partner: partner.id },
    { round, partner: partner.id, agency: partner.agency, agrees, revision, recordedBy: by, recordedAt: at },
    words,
  );

export type Assessed = RowOf<typeof CRITERIA>['json'];
export type PartnerWords = RowOf<typeof PARTNER_ANSWER>['json'];
export const NO_WORDS: PartnerWords = { words: '', decidedBy: '' };

/** What the chair wrote in a round; undefined where there was none. */
export const readAssessed = async (kept: Kept, reference: string, round: number): Promise<Assessed | undefined> =>
  round === 0 ? undefined : (await kept.one(reference, CRITERIA, { round }))?.json;

/** What the partners wrote in a round, by partner. */
export async function readWords(kept: Kept, reference: string, round: number): Promise<ReadonlyMap<PersonId, PartnerWords>> {
  const rows = await kept.all(reference, PARTNER_ANSWER, { round });
  return new Map(rows.map(({ columns, json }) => [columns.partner, json]));
}

/** The rows of one round: what the chair wrote, and what each partner said to it. */
export async function roundRows(kept: Kept, reference: string, round: number) {
  const [criteria, partners] = await Promise.all([
    kept.one(reference, CRITERIA, { round }),
    kept.all(reference, PARTNER_ANSWER, { round }),
  ]);
  if (!criteria) throw new Error('A round without its reasons.');
  return { criteria, partners };
}

/** What was answered to one question of a frozen page. */
export const answerTo = (assessed: Assessed, field: string): string => assessed.items.find((item) => item.field === field)?.answer ?? '';
