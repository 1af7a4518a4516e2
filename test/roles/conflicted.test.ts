import { ROLES, type Person } from '../../src/domain/people/people';
import { fold } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';
import { aBot } from '../helpers/aBot';
import { everyAction } from './pressed';
import { AGENCY, IDENTITY, REFERENCE, ROWS, STATES, type Names } from './states';

const ID = 'tenant~conflicted';
/** Somebody with every role, and with every place in the review that one person can have. */
const ME: Person = { id: ID, name: 'Somebody Conflicted', agency: AGENCY, roles: [...ROLES] };
const OTHER: Person = { id: 'office~coordinator', name: 'Olive Other', agency: AGENCY, roles: [...ROLES] };
const NAMES: Names = { referrer: ID, lead: ID, author: ID, partners: [ID, 'tenant~two', 'tenant~three'], invited: [ID, OTHER.id] };
const DECLARED = {
  type: 'conflictDeclared',
  at: '2026-11-23T09:30:00.000Z',
  by: ID,
  person: ID,
  standIn: '',
  roles: [],
  rest: [...ROLES],
  agency: AGENCY,
} as const;

/** A note that someone is unsafe is taken from anybody; it shows nothing of the case. */
const FROM_ANYBODY = ['discussion/unsafe', 'discussion/raise'];
/** What is about people and not about a review: there an id is nothing of the review’s. */
const OF_PEOPLE = /^(people|conflicts)\//;

const reviewIn = (state: string): Review => fold([...(STATES[state]?.(NAMES) ?? []), DECLARED])!;

async function before(state: string) {
  const world = await aBot([
    ME,
    OTHER,
    { id: 'tenant~two', name: 'Two', agency: AGENCY, roles: ['executive partner'] },
    { id: 'tenant~three', name: 'Three', agency: AGENCY, roles: ['executive partner'] },
  ]);
  const { tables } = world;
  await tables.reviews.commit({ review: reviewIn(state), events: [...(STATES[state]?.(NAMES) ?? []), DECLARED], content: ROWS }, undefined);
  await tables.identities.save(REFERENCE, IDENTITY);
  for (const list of [`agency~${AGENCY}`, 'office', `person~${ID}`]) await tables.involved.add(list, REFERENCE);
  const page = {
    reference: REFERENCE,
    page: 'start',
    revision: 1,
    savedAt: '2026-11-23T09:00:00.000Z',
    answers: { name: { said: 'Kept Apart' } },
  };
  await tables.drafts.save(ID, page);
  return { ...world, back: tables.remember() };
}

/** Words of the case, as they are stored beside it, and its reference where a card was not merely handed it by the press. */
const CASE = /Kept Apart|They knew the child|said [a-z]/;
/** Forms that stand before a review and are drawn without reading one: the reference is what the press carried. */
const BEFORE_A_REVIEW = ['referral/phoneNow', 'referral/reported', 'referral/gate', 'conflicts/declared'];
const FIRST_FORMS = ['entering/save', 'notified/record'];
const isOfCase = (verb: string, drawn: { readonly name: string }): boolean => {
  const all = JSON.stringify(drawn);
  return CASE.test(all) || (all.includes(REFERENCE) && !BEFORE_A_REVIEW.includes(drawn.name) && !FIRST_FORMS.includes(verb));
};

const context = {
  reference: REFERENCE,
  agency: AGENCY,
  person: OTHER.id,
  id: OTHER.id,
  partner: 'tenant~two',
  stage: 1,
  visit: 2,
  round: 1,
  number: 1,
};
const pressed = (who: string, { verb, data }: { verb: string; data: object }, chat: 'personal' | 'group') =>
  ({
    who,
    chat,
    chatId: chat === 'group' ? '19:meeting' : who,
    address: '',
    did: { kind: 'pressed', verb, data: { ...data }, where: 'chat' },
  }) as const;

describe.each(Object.keys(STATES))('somebody with every role and a conflict of interest, in a review that is: %s', (state) => {
  it('sees and changes nothing of it by any press', async () => {
    const { bot, tables, back } = await before(state);
    const presses = everyAction(context).filter(({ verb }) => !FROM_ANYBODY.includes(verb));
    expect(presses.length).toBeGreaterThan(150);
    const kept = async () => JSON.stringify(await Promise.all([tables.reviews.read(REFERENCE), tables.reviews.content(REFERENCE, '')]));
    const stored = await kept();
    const shown: string[] = [];
    const changed: string[] = [];
    for (const pressing of presses)
      for (const chat of pressing.inMeeting ? (['personal', 'group'] as const) : (['personal'] as const)) {
        const { card, base, says } = await bot.receive(pressed(ID, pressing, chat));
        const ofCase = [card, base].filter((drawn) => drawn !== undefined && isOfCase(pressing.verb, drawn));
        shown.push(...ofCase.map((drawn) => `${pressing.verb}: ${drawn?.name}`));
        if (says && CASE.test(says)) shown.push(`${pressing.verb}: ${says}`);
        if ((await kept()) !== stored) changed.push(pressing.verb);
        back();
      }
    expect(shown).toEqual([]);
    expect(changed).toEqual([]);
  });

  it('is in no list that anybody else is shown', async () => {
    const { bot, back } = await before(state);
    const found: string[] = [];
    for (const pressing of everyAction(context).filter(({ verb }) => !OF_PEOPLE.test(verb))) {
      const { card, base } = await bot.receive(pressed(OTHER.id, pressing, 'personal'));
      // A partner's place stays under their name: the office enters there what somebody else says.
      for (const drawn of [card, base])
        if (drawn && JSON.stringify(drawn).replaceAll(`"partner":"${ID}"`, '').includes(ID)) found.push(`${pressing.verb}: ${drawn.name}`);
      back();
    }
    expect(found).toEqual([]);
  });
});
