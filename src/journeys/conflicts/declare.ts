import { z } from 'zod';
import { declareConflict, passedBy } from '../../domain/conflicts/conflicts';
import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card } from '../cards/card';
import { change } from '../change';
import { acting, notForYou, ofReview, type KnownActing } from '../opening';
import { covered } from '../posts/deputies';
import { settleSoon } from '../posts/settle';
import { drawAll } from './all';
import { partInWords } from './part';

const declareCard = card('conflicts/declare', {
  preview: 'A conflict of interest to declare?',
  shows: z.object({ reference: z.string(), person: z.string(), whose: z.string(), follows: z.array(z.string()) }),
});
const declaredCard = card('conflicts/declared', {
  preview: 'Your conflict of interest is declared.',
  shows: z.object({ reference: z.string(), follows: z.array(z.string()) }),
});

/** `person`: whose conflict it is, where the coordinator enters it for somebody. */
const ofSomebody = ofReview.extend({ person: z.string().max(200).catch('') });
type Told = z.output<typeof ofSomebody>;

/** Asks once more, and says plainly what follows. */
export const declare = action('conflicts/declare', ofSomebody, async (world, told, press) => {
  const opened = await open(world, press, told);
  if (opened === 'declared already') return { card: await drawDeclared(world, told.reference, await press.me) };
  const { review, whose, isOwn } = opened;
  if (!isOwn && isConflicted(review, whose.person.id)) return { card: await drawAll(world, review, opened.me) };
  return {
    card: declareCard.draw({
      reference: told.reference,
      person: isOwn ? '' : whose.person.id,
      whose: isOwn ? '' : `You enter it for ${nameAndAgency(world, whose)}.`,
      follows: await followsFor(world, opened),
    }),
  };
});

/** Hides the case from the person at once, and passes their part of the work on. */
export const declareNow = action('conflicts/declareNow', ofSomebody, async (world, told, press) => {
  const opened = await open(world, press, told);
  if (opened === 'declared already') return ended(press, await drawDeclared(world, told.reference, await press.me));
  const { review: seen, whose, isOwn } = opened;
  const standIn = await standInFor(world, seen, whose.person.id);
  const who = await press.me;
  // Not the usual way to decide: afterwards, who has declared for themselves does not act here any more.
  const { review, changed } = await change(world, told.reference, world.reviews.read(told.reference), (before) => {
    const by = before && acting(before, who)?.person;
    const said = { person: whose.person, standIn: standIn?.person };
    const events = by ? declareConflict(before, by, said, press.now.toISOString()) : [];
    return {
      events,
      lists: events.flatMap((event) => (event.type === 'conflictDeclared' && event.standIn ? [`person~${event.standIn}`] : [])),
    };
  });
  const now = (changed && (await settleSoon(world, told.reference))) || review;
  if (isOwn) return ended(press, await drawDeclared(world, told.reference, who));
  if (!now || !acting(now, who)) throw notForYou();
  return ended(press, await drawAll(world, now, who));
});

type Open = { readonly me: KnownActing; readonly review: Review; readonly whose: KnownPerson; readonly isOwn: boolean };

/** Who may declare: everybody who sees anything of the case for themselves, and the coordinator for somebody else. */
async function open(world: World, press: Press, told: Told): Promise<Open | 'declared already'> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(told.reference)]);
  const isOwn = told.person === '' || told.person === me.person.id;
  const here = stored && acting(stored.review, me);
  if (stored && !here && isOwn) return 'declared already';
  if (!here || !visible(stored.review, here.person)) throw notForYou();
  const { review } = stored;
  const whose = isOwn ? me : await world.people.find(told.person);
  if (!whose || (!isOwn && !has(here.person, 'coordinator'))) throw notForYou();
  return { me: here, review, whose, isOwn };
}

/** The person's deputy, where one is named who is there and has no conflict of interest here; otherwise nobody. */
async function standInFor(world: World, review: Review, person: PersonId): Promise<KnownPerson | undefined> {
  const conflicted = [...review.conflicts.map((one) => one.person), person];
  const { cover, people } = await covered(world.people, person, world.clock(), conflicted);
  return cover.by === 'deputy' ? people[0] : undefined;
}

async function followsFor(world: World, { review, whose, isOwn }: Open): Promise<string[]> {
  const standIn = await standInFor(world, review, whose.person.id);
  const [they, their] = isOwn ? ['you', 'your'] : [whose.person.name, 'their'];
  const passed = passedBy(review, whose.person, standIn?.person);
  const part =
    standIn && passed.standIn !== ''
      ? `${partInWords(standIn.person.name, passed, `${their} part of it`)}.`
      : `No deputy is named who could do ${their} part of it, so the partnership office then does.`;
  return [
    `From then on nothing of this case is shown to ${they}: neither the referral nor any paper or meeting. ${part}`,
    isOwn
      ? 'The partnership office is told that you declared it, and you need not say why. Only somebody else there can take it back.'
      : 'It is recorded as entered by you for them.',
    ...(review.referrer === whose.person.id ? [`The office, and not I, then tells ${they} what becomes of the referral.`] : []),
  ];
}

async function drawDeclared(world: World, reference: string, me: KnownPerson): Promise<Drawn> {
  const review = (await world.reviews.read(reference))?.review;
  const conflict = review?.conflicts.find(({ person }) => person === me.person.id);
  const standIn = conflict?.standIn ? await world.people.find(conflict.standIn) : undefined;
  const { name, telephone } = world.settings.office;
  return declaredCard.draw({
    reference,
    follows: [
      `Nothing of this case is shown to you any more. ${conflict ? `${partInWords(standIn?.person.name ?? '', conflict, 'your part of it')}.` : ''}`.trim(),
      `If this was a mistake, please phone ${name}: ${telephone}.`,
    ],
  });
}

const ended = (press: Press, drawn: Drawn): Reply => (press.where === 'dialog' ? { card: drawn, base: drawn } : { card: drawn });
