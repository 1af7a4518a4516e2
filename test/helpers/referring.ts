import { pageCalled, pagesFor } from '../../src/domain/referral/pages';
import type { Route } from '../../src/domain/review/referral';
import type { Tables } from '../../src/tables';
import type { ShownCard, Someone } from '../room/types';

/** What is answered on each page, by question: what must be, and a little more. The child and everybody in it are made up. */
export const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  start: {
    childName: 'Kezia Brightwater',
    initials: 'K.B.',
    inOneSentence: 'K.B. was found unresponsive at home.',
    incidentOn: '2026-11-21',
    laTold: 'yes',
    laToldBy: 'Saturday evening, by the paediatrician',
    safeNow: 'yes',
  },
  people: { leadSpoken: 'yes', leadSpokenWho: 'Dana, this morning', familyTold: 'police', disagreement: 'no' },
  processes: { underWay: 'police,child-death', careStatus: 'no' },
  information: { secured: 'yes', onlyEssential: 'yes', knowsChild: 'yes' },
  you: { yourName: 'Amara Okafor', yourRole: 'Named nurse', yourAgency: 'Health', callBack: '01632 960155' },
  child: { bornOn: '2024-02-29', died: 'no', ethnicity: 'mixed' },
  circumstances: {},
  family: {},
  children: {},
  household: { householdNone: 'We are asking the family today.', men: 'Her grandfather, who takes her to nursery.' },
  happened: {
    agencyAwareOn: '2026-11-21',
    laAwareOn: '2026-11-21',
    category: 'injury',
    facts: 'K.B. was taken to hospital by ambulance.\nA bruise was seen by the paediatrician.',
  },
  harm: { abuse: 'suspected', abuseBasis: 'On Saturday evening the paediatrician saw a bruise on her arm that nobody could explain.' },
  why: {
    criteria: 'improvements,together',
    improvementsReason: 'Nobody spoke to K.B.; a review in March found the same.',
    togetherReason: 'Health was not told of the call in March.',
  },
  about: { penPicture: 'K.B. loves the washing machine and her brother’s drum.', ownWords: '“Again, again!”' },
  agencies: { agenciesNone: 'We are asking the police today.' },
  safety: { childSafety: 'She is on the ward.', siblingsSafety: 'Her brother is with his grandmother.', othersSafety: 'There are none.' },

  case: {
    childName: 'Jonah Larkin',
    initials: 'J.L.',
    bornOn: '2015-05-04',
    incidentOn: '2026-11-02',
    facts: 'J.L. was missing for two nights.',
  },
  learn: {
    agencies: 'Northshire Police; Northshire Schools',
    learning: 'Each of us thought that another had rung his mother.',
    penPicture: 'J.L. draws maps of bus routes.',
  },
  prepared: { leadSpoken: 'yes', familyAware: 'yes', callBack: '01632 960155' },

  before: {
    childName: 'Mina Okoro',
    initials: 'M.O.',
    penPicture: 'M.O. sings in the bath.',
    situationBefore: 'M.O. had not been to school since May.',
  },
  together: {
    agencies: 'Northshire Schools; Harbour Families',
    together: 'School, early help and her aunt met every week at her kitchen table.',
    enabling: 'The same two people came each time.',
  },
  outcome: { outcome: 'She goes to school, and sleeps in her own bed.', childView: '“I like Tuesdays now.”' },
  sharing: { consent: 'yes', callBack: '01632 960155' },
};

/** What is typed into a page, by what the card calls each question. */
export function typedOn(id: string, differently: Readonly<Record<string, string>> = {}): Record<string, string> {
  const fields = pageCalled(id)?.fields ?? [];
  return Object.fromEntries(
    Object.entries({ ...SAID[id], ...differently }).map(([field, said]) => {
      const asked = fields.find((one) => one.id === field);
      if (!asked) throw new Error(`The page “${id}” has no question “${field}”.`);
      return [asked.need === 'optional' && !asked.neededWhen ? `${asked.label} (optional)` : asked.label, said];
    }),
  );
}

/** How each route is chosen on its card. */
export const CHOOSES: Readonly<Record<Route, string>> = {
  'serious incident': 'Refer a serious incident',
  learning: 'Refer for learning',
  'good outcome': 'Refer a good outcome',
};

/** The reference that stands on a card. */
export function referenceOn(card: ShownCard): string {
  const [reference] = /PR-[0-9A-Z]{7}/.exec(card.text()) ?? [];
  if (!reference) throw new Error(`No reference on the card:\n${card.text()}`);
  return reference;
}

type As = { readonly as?: 'execute' | 'submit' };

/** Through the danger gate and the choice of the route to the open form. */
export async function begins(person: Someone, route: Route = 'serious incident'): Promise<string> {
  await person.says('refer');
  await person.presses('Not that I know of');
  const reference = referenceOn(person.card());
  await person.presses(CHOOSES[route]);
  await person.presses(`Start: ${pagesFor(route)[0]?.title.toLowerCase()}`);
  return reference;
}

/** Fills the pages one after the other, from the first of them, which is open, to the check. */
export async function fills(person: Someone, pages: readonly { readonly id: string }[], as: As = {}): Promise<void> {
  for (const { id } of pages)
    await person.presses(
      person
        .card()
        .buttons()
        .find((title) => /^(Next|Check your answers)$/.test(title)) ?? '',
      typedOn(id),
      as,
    );
}

/** More parts than a referral or its check has: whoever presses on where nothing moves must come to an end. */
const MOST_PARTS = 40;

/** From the first part of the check to the last. */
export async function readsCheck(person: Someone, as: As = {}): Promise<void> {
  for (let part = 1; part < MOST_PARTS && person.card().buttons().includes('More answers'); part++)
    await person.presses('More answers', {}, as);
}

/** From the open form to the receipt of the short start. */
export async function alerts(person: Someone): Promise<string> {
  const reference = await begins(person);
  await person.presses('Send the short start now', typedOn('start'));
  return reference;
}

/** The pages that follow the short start. */
export const AFTER_THE_START = pagesFor('serious incident').slice(1);
export const GO_ON = `Go on: ${AFTER_THE_START[0]?.title.toLowerCase()}`;

/** The whole referral, sent. */
export async function refers(person: Someone, route: Route = 'serious incident'): Promise<string> {
  const alerted = route === 'serious incident';
  const reference = await (alerted ? alerts(person) : begins(person, route));
  if (alerted) await person.presses(GO_ON);
  await fills(person, alerted ? AFTER_THE_START : pagesFor(route));
  await readsCheck(person);
  await person.presses('Send the referral');
  return reference;
}

/** Reads a referral part by part to the last, from a card that offers it. */
export async function readsAll(person: Someone, title = 'Read the referral'): Promise<void> {
  await person.presses(title);
  await readsOn(person);
}

/** From an open part of a referral to the last. */
export async function readsOn(person: Someone): Promise<void> {
  for (let part = 1, next = nextPart(person); next && part < MOST_PARTS; part++, next = nextPart(person)) await person.presses(next);
}
const nextPart = (person: Someone): string | undefined =>
  person
    .card()
    .buttons()
    .find((title) => title.startsWith('Next: '));

/** Writes pages of somebody's draft as if they had filled them, for tests that are about the pages after them. */
export async function hasFilled(
  { drafts }: Pick<Tables, 'drafts'>,
  who: string,
  reference: string,
  pages: readonly { readonly id: string }[],
): Promise<void> {
  for (const { id } of pages) {
    const answers = Object.fromEntries(Object.entries(SAID[id] ?? {}).map(([field, said]) => [field, { said }]));
    await drafts.save(who, { reference, page: id, revision: 1, savedAt: '2026-11-23T10:16:00.000Z', answers });
  }
}
