import { z } from 'zod';
import { DEATH, diedIn, FIRST, mayRecordDeath, recordDeath } from '../../domain/discussion/death';
import { DEATH_KNOWN } from '../../domain/discussion/rows';
import { wordingOf } from '../../domain/discussion/words';
import { saidTo, type Answers } from '../../domain/forms/answers';
import { asRead } from '../../domain/forms/frozen';
import type { Died } from '../../domain/review/desk';
import type { Review } from '../../domain/review/review';
import type { Visible } from '../../domain/sight/visible';
import { dayInWords, londonDay, when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type Press, type World } from '../action';
import { card, lines } from '../cards/card';
import { worksAtDesk } from '../desk/may';
import { drawForm } from '../forms/drawing';
import { formActions, type Differs } from '../forms/form';
import { shown, unshown } from '../kept';
import { aReference, notForYou, ofReview, opened, type Opened } from '../opening';
import { answerTo, diedAnswered, itemsOf, knownChild, type Items } from './child';

const childrenCard = card('discussion/children', {
  preview: 'The children of a review.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    children: z.array(
      z.object({ reference: z.string(), about: z.string(), name: z.string(), said: z.array(z.string()), change: z.string() }),
    ),
  }),
});

/** Every child of the review, each by themselves: whether they have died, how it is known, and who recorded it. */
export const all = action('children/all', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, worksAtDesk);
  return { card: await drawChildren(world, press, here) };
});

type Here = Opened<Visible> & { readonly items: Items; readonly identity: Answers };
const ofChild = z.object({
  reference: aReference,
  about: z
    .string()
    .max(10)
    .regex(/^(?:first|\d{1,4})$/)
    .catch(FIRST),
});
const fromForm = ofChild.extend({ seen: z.coerce.number().int().nonnegative() });
type OfChild = z.output<typeof ofChild>;

/** Whether one child has died, at any time and with how it is known; the date stands among what identifies the child. */
export const death = formActions({
  opens: 'children/died',
  opening: ofChild,
  records: 'children/recordDied',
  carries: fromForm,
  admits: openChild,
  page: () => DEATH,
  stored: (world, _press, here, { about }) => savedOf(world, here, about),
  mark: ({ triage }, { about }) => triage.died[about]?.revision ?? 0,
  draws: async (world, press, here, { reference, about }, differs: Differs<number>) => {
    const seen = differs.seen ?? here.review.triage.died[about]?.revision ?? 0;
    const saved = await shown(world, press, here, `whether a child has died: ${about}`, () => savedOf(world, here, about));
    return drawForm({
      title: DEATH.title,
      place: reference,
      purpose: about === FIRST ? `${SPEAKS} ${DEATH.purpose}` : DEATH.purpose,
      quotes: [{ about: 'Which child', words: [nameIn(here.items, about)] }],
      page: DEATH,
      revision: seen,
      saved,
      ...differs,
      buttons: [
        { title: 'Record', verb: 'children/recordDied', data: { reference, about, seen } },
        { title: 'Back', verb: 'children/all', data: { reference } },
      ],
    });
  },
  isRecorded: async (world, { here, told, answers }) => {
    const recorded = here.review.triage.died[told.about];
    if (recorded?.revision !== told.seen + 1 || recorded.by !== here.me.person.id) return false;
    const now = await savedOf(world, here, told.about);
    return DEATH.fields.every(({ id }) => saidTo(now, id) === saidTo(answers, id));
  },
  decide: (review, by, { here, told: { about, seen }, answers }, at) => {
    const died = diedIn(answers);
    const identity = withDate(here.identity, about, saidTo(answers, 'diedOn'));
    const known = knownChild(review, here.items, identity);
    const wording = wordingOf(about === FIRST ? { ...known, says: died } : known, londonDay(new Date(at)));
    return {
      events: recordDeath(review, by, { child: about, died, seen, wording }, at),
      identity,
      content: [DEATH_KNOWN.write({ child: about }, { child: about, recordedBy: by.id, recordedAt: at }, { why: saidTo(answers, 'why') })],
    };
  },
  next: async (world, press, { review, me }, { here }) => ({ card: await drawChildren(world, press, { review, me, sees: here.sees }) }),
});

const SPEAKS = 'How the cards speak of the child goes by it, from the next one on.';

async function openChild(world: World, press: Press, { reference, about }: OfChild): Promise<Here> {
  const here = await opened(world, press, reference, worksAtDesk);
  if (!mayRecordDeath(here.me.person) || !here.sees.identity) throw notForYou();
  const kept = unshown(world);
  const [items, identity = {}] = await Promise.all([itemsOf(kept, reference), kept.identity(reference)]);
  if (!childrenIn(items).includes(about)) throw notForYou();
  return { ...here, items, identity };
}

/** Where the date of death of a child is kept among the identities. */
const dateOf = (child: string): string => (child === FIRST ? 'diedOn' : `children~${child}~diedOn`);
const answerOf = (child: string): string => (child === FIRST ? 'died' : `children~${child}~died`);

function withDate(identity: Answers, child: string, on: string): Answers {
  const others = Object.fromEntries(Object.entries(identity).filter(([field]) => field !== dateOf(child)));
  const field = DEATH.fields.find(({ id }) => id === 'diedOn');
  return on && field ? { ...others, [dateOf(child)]: { said: asRead(field, on) } } : others;
}

const childrenIn = (items: Items): string[] => {
  const numbers = items.flatMap(({ field }) => /^children~(\d{1,4})~initials$/.exec(field)?.[1] ?? []);
  return [FIRST, ...new Set(numbers)];
};

const nameIn = (items: Items, child: string): string =>
  child === FIRST ? answerTo(items, 'initials') || 'The child' : answerTo(items, `children~${child}~initials`) || 'Another child';

const saysOf = (review: Review, items: Items, child: string): Died | '' =>
  review.triage.died[child]?.died ?? diedAnswered(items, answerOf(child));

/** What is recorded of one child, as the form asks it. */
async function savedOf(world: World, { review, items, identity }: Here, child: string): Promise<Answers> {
  const why = (await unshown(world).one(review.reference, DEATH_KNOWN, { child }))?.json.why ?? '';
  const on = dayInWords(saidTo(identity, dateOf(child)));
  const said = { died: saysOf(review, items, child), diedOn: on, why };
  return Object.fromEntries(Object.entries(said).flatMap(([field, words]) => (words ? [[field, { said: words }] as const] : [])));
}

const STATES: Readonly<Record<Died | '', string>> = {
  yes: 'Has died',
  no: 'Has not died',
  'not-known': 'It is not known whether they have died',
  '': 'Nobody has said yet whether they have died',
};

async function drawChildren(world: World, press: Press, here: Omit<Opened<Visible>, 'stored'>): Promise<Drawn> {
  const { review, me } = here;
  const { reference } = review;
  const [items, identity = {}, reasons] = await shown(world, press, here, 'whether the children have died', (kept) =>
    Promise.all([itemsOf(kept, reference), kept.identity(reference), kept.all(reference, DEATH_KNOWN, {})]),
  );
  const why = new Map(reasons.map(({ columns, json }) => [columns.child, json.why]));
  const mayRecord = mayRecordDeath(me.person) && here.sees.identity;
  return childrenCard.draw({
    reference,
    children: childrenIn(items).map((child, index) => {
      const on = saidTo(identity, dateOf(child));
      const says = saysOf(review, items, child) || (on ? 'yes' : '');
      const recorded = review.triage.died[child];
      const name = nameIn(items, child);
      return {
        reference,
        about: child,
        name: `Child ${index + 1}: ${name}`,
        said: [
          `${STATES[says]}${says === 'yes' && on ? `: ${on}` : ''}.`,
          ...(recorded ? [`Recorded ${when(recorded.at, press.now)}.`, ...lines(why.get(child) ?? '')] : []),
        ],
        change: mayRecord ? `${recorded ? 'Change' : 'Record'}: child ${index + 1}` : '',
      };
    }),
  });
}
