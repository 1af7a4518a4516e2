import { saidIn } from '../../domain/forms/answers';
import type { PersonId } from '../../domain/people/people';
import { enteredForIn, type EnteredFor } from '../../domain/referral/entering';
import { ENTERED_FOR, STRAIGHT } from '../../domain/referral/rows';
import { STRAIGHT_PAGE, straightIn } from '../../domain/referral/straight';
import type { Start } from '../../domain/referral/sending';
import type { Review } from '../../domain/review/review';
import type { Content } from '../../ports';
import type { Draft } from './draftRow';
import { unshown, type Kept } from '../kept';
import type { World } from '../action';

/** Under which names the drafts keep what is not a page of the referral: why it goes past the lead, and for whom it is entered. */
export const STRAIGHT_DRAFT = STRAIGHT_PAGE.id;
export const ENTERED_FOR_DRAFT = 'enteredFor';

/** Said wherever a referrer can leave the agency lead out. */
export const NOT_THROUGH_LEAD = 'Not through my agency lead';

export const straightOf = ({ saved, review }: Draft) => review?.straight || straightIn(saved.get(STRAIGHT_DRAFT) ?? {});

/** For whom the coordinator writes this referral; undefined for somebody's own. */
export const enteredForOf = ({ saved }: Draft): EnteredFor | undefined => enteredForIn(saved.get(ENTERED_FOR_DRAFT) ?? {});

/** Whose agency the referral is of. */
export const agencyOf = (draft: Draft): string => draft.review?.agency || (enteredForOf(draft)?.agency ?? draft.me.person.agency);

/** Who begins the review, for whom and which way. */
export const startOf = (draft: Draft, lead: PersonId): Start => ({
  reference: draft.reference,
  by: draft.me.person,
  lead,
  enteredFor: enteredForOf(draft),
  straight: straightOf(draft),
});

/** What is kept beside a review of the way it came. */
export function wayRows(draft: Draft, at: string): Content[] {
  const by = draft.me.person.id;
  const enteredFor = enteredForOf(draft);
  const straight = draft.saved.get(STRAIGHT_DRAFT);
  return [
    ...(straight && straightOf(draft) ? [straightRow(saidIn(straight, 'words'), by, at)] : []),
    ...(enteredFor ? [ENTERED_FOR.write({}, { recordedBy: by, recordedAt: at, how: enteredFor.how }, enteredFor)] : []),
  ];
}

export const straightRow = (words: string, by: PersonId, at: string): Content =>
  STRAIGHT.write({}, { recordedBy: by, recordedAt: at }, { words });

/** For whom the coordinator entered a referral, as it is kept; undefined where nobody is named. */
export async function readEnteredFor(world: Pick<World, 'kept'>, review: Review): Promise<EnteredFor | undefined> {
  if (!review.origin.enteredFor) return undefined;
  return (await unshown(world).one(review.reference, ENTERED_FOR, {}))?.json;
}

/** Why it went straight to the office, in the referrer's own words. */
export async function readStraight(kept: Kept, reference: string): Promise<string> {
  return (await kept.one(reference, STRAIGHT, {}))?.json.words ?? '';
}

/** The referrer as cards name them: `Sam Doe (entered by Owen Price)`. */
export async function referrerInWords(world: Named, review: Review): Promise<string> {
  const { name, enteredBy } = await referrerOf(world, review);
  return enteredBy ? `${name} (entered by ${enteredBy})` : name;
}

/** The referrer with what their agency is called, as notices name them: `Sam Doe, Health (entered by Owen Price)`. */
export async function referrerAt(agency: string, world: Named, review: Review): Promise<string> {
  const { name, enteredBy } = await referrerOf(world, review);
  return enteredBy ? `${name}, ${agency} (entered by ${enteredBy})` : `${name} (${agency})`;
}

type Named = Pick<World, 'kept' | 'people'>;

async function referrerOf(world: Named, review: Review): Promise<{ readonly name: string; readonly enteredBy: string }> {
  const [writer, enteredFor] = await Promise.all([
    review.referrer ? world.people.find(review.referrer) : undefined,
    readEnteredFor(world, review),
  ]);
  const name = writer?.person.name ?? 'Somebody';
  return enteredFor ? { name: enteredFor.name, enteredBy: name } : { name, enteredBy: '' };
}
