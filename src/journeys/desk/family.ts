import { isDeepStrictEqual } from 'node:util';
import { recordFamily } from '../../domain/desk/desk';
import { FAMILY_PART } from '../../domain/desk/forms';
import { FAMILY } from '../../domain/desk/rows';
import type { Answers } from '../../domain/forms/answers';
import { freeze } from '../../domain/forms/frozen';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import { has } from '../../domain/sight/acting';
import { plainForm } from '../forms/plainForm';
import { unshown, type Kept } from '../kept';
import { drawDesk } from './desk';

/** The family's part, kept on the record after the referral: it begins with what the referral says, and the coordinator goes on from there. */
export const family = plainForm({
  opens: 'triage/family',
  records: 'triage/recordFamily',
  forward: 'Record',
  backVerb: 'triage/desk',
  page: () => FAMILY_PART,
  may: ({ me, sees }) => has(me.person, 'coordinator') && sees.identity,
  shows: () => 'the family’s part',
  begin: async (_world, { review }, _about, kept) => ({ saved: await partOf(kept, review) }),
  mark: ({ triage }) => triage.family?.revision ?? 0,
  isRecorded: async (world, { me, review }, { answers, seen }) => {
    const { family: recorded } = review.triage;
    if (recorded?.revision !== seen + 1 || recorded.by !== me.person.id) return false;
    return isDeepStrictEqual(await partOf(unshown(world), review), answers);
  },
  decide: (review, by, { seen, answers }, at) => ({
    events: recordFamily(review, by, seen, at),
    content: [FAMILY.write({}, { revision: seen + 1, recordedBy: by.id, recordedAt: at }, freeze(FAMILY_PART, answers).frozen)],
    identity: (present) => ({ ...withoutName(present), ...freeze(FAMILY_PART, answers).identity }),
  }),
  next: drawDesk,
  done: 'The family’s part is recorded.',
});

const withoutName = (identity: Answers): Answers =>
  Object.fromEntries(Object.entries(identity).filter(([field]) => field !== 'nameChosen'));

/** What is known of it: as it was last recorded, else as the referral says. */
async function partOf(kept: Kept, { reference, triage }: Review): Promise<Answers> {
  const row = triage.family ? kept.one(reference, FAMILY, {}) : kept.one(reference, REFERRAL_PAGE, { page: 'family' });
  const [found, identity] = await Promise.all([row, kept.identity(reference)]);
  if (!found) return {};
  const { items } = found.json;
  const answers = FAMILY_PART.fields.flatMap((field) => {
    if (field.identity) return identity?.[field.id] ? [[field.id, identity[field.id]] as const] : [];
    const { answer = '', value = '' } = items.find((item) => item.field === field.id) ?? {};
    const said = value || (field.choices.length > 0 ? field.choices.find(({ label }) => label === answer)?.value : answer);
    return said ? [[field.id, { said }] as const] : [];
  });
  return Object.fromEntries(answers.flatMap(([id, answer]) => (answer ? [[id, answer]] : [])));
}
