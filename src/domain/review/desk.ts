import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import { day } from '../time/days';

export const LINK_KINDS = ['same incident', 'siblings', 'two areas'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export const LEADS = ['this partnership', 'the other area'] as const;

/** What a link says: the other case, how the two belong together, and which area leads. */
export const link = { to: z.string(), kind: z.enum(LINK_KINDS), lead: z.enum(LEADS) };
/** A link from a case to another one. Neither referrer is told of it. */
export const Link = z.strictObject({ ...link, number: z.int().positive(), at: instant, by: personId });
export type Link = z.infer<typeof Link>;

export const PROCESS_STATES = ['not known', 'not applicable', 'open', 'finished'] as const;
export const processState = z.enum(PROCESS_STATES);
export type ProcessState = z.infer<typeof processState>;

/** Contact and note are in a content row. `checkedOn` is the day on which somebody last asked. */
export const RecordedProcess = z.strictObject({
  state: processState,
  checkedOn: day,
  revision: z.int().positive(),
  at: instant,
  by: personId,
});
export type RecordedProcess = z.infer<typeof RecordedProcess>;

const revision = z.int().positive();

/** Whether a child has died. */
export const DIED = ['yes', 'no', 'not-known'] as const;
export type Died = (typeof DIED)[number];

/** What the partnership office does with a case beside the decision on it. Words are in content rows. */
export const Triage = z.strictObject({
  /** That the referrer was told who will be in touch, and by when. */
  acknowledged: z.strictObject({ at: instant, by: personId, inTouchBy: day }).nullable(),
  /** Other cases that this one belongs with; a link that was removed leaves its number behind. */
  links: listOf(Link),
  linksMade: z.int().nonnegative(),
  /** By process: what goes on beside the review. */
  processes: z.record(z.string(), RecordedProcess),
  /** The family's part, as it was last recorded. */
  family: z.strictObject({ revision, at: instant, by: personId }).nullable(),
  /** By child, `first` or the number on the list of other children: whether they have died, as the office or the chair recorded it. */
  died: z.record(z.string(), z.strictObject({ died: z.enum(DIED), revision, at: instant, by: personId })).default({}),
  /** How the case ended before its time. */
  ended: z.strictObject({ how: z.enum(['criteria no longer met', 'transferred']), at: instant, by: personId }).nullable(),
});
export type Triage = z.infer<typeof Triage>;

export const NOT_TRIAGED: Triage = { acknowledged: null, links: [], linksMade: 0, processes: {}, family: null, died: {}, ended: null };

export const triageEvents = [
  fact('referralAcknowledged', { inTouchBy: day }),
  /** `to` is a review's reference here, or empty for a case in another area. */
  fact('caseLinked', { ...link, number: revision }),
  fact('caseUnlinked', { number: revision }),
  fact('processRecorded', { process: z.string(), state: processState, checkedOn: day, revision }),
  fact('familyRecorded', { revision }),
  /** The date is among the identities, how it is known in a content row. */
  fact('deathRecorded', { child: z.string(), died: z.enum(DIED), revision }),
  /** The reasons of both ways out are in content rows. */
  fact('criteriaNoLongerMet', {}),
  fact('transferred', {}),
] as const;
export type TriageEvent = z.infer<(typeof triageEvents)[number]>;
const isTriageEvent = oneOf(triageEvents);

export function evolveTriage(triage: Triage, event: AnyFact | TriageEvent): Triage {
  if (!isTriageEvent(event)) return triage;
  const { at, by } = event;
  switch (event.type) {
    case 'referralAcknowledged':
      return { ...triage, acknowledged: { at, by, inTouchBy: event.inTouchBy } };
    case 'caseLinked': {
      const { number, to, kind, lead } = event;
      return { ...triage, links: [...triage.links, { number, to, kind, lead, at, by }], linksMade: number };
    }
    case 'caseUnlinked':
      return { ...triage, links: triage.links.filter(({ number }) => number !== event.number) };
    case 'processRecorded': {
      const { state, checkedOn } = event;
      return { ...triage, processes: { ...triage.processes, [event.process]: { state, checkedOn, revision: event.revision, at, by } } };
    }
    case 'familyRecorded':
      return { ...triage, family: { revision: event.revision, at, by } };
    case 'deathRecorded': {
      const { child, died } = event;
      return { ...triage, died: { ...triage.died, [child]: { died, revision: event.revision, at, by } } };
    }
    case 'criteriaNoLongerMet':
      return { ...triage, ended: { how: 'criteria no longer met', at, by } };
    case 'transferred':
      return { ...triage, ended: { how: 'transferred', at, by } };
  }
}
