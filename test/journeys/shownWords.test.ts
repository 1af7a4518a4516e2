import type { Role } from '../../src/domain/people/people';
import type { ReviewEvent } from '../../src/domain/review/events';
import { fold } from '../../src/domain/review/evolve';
import { partnerRow } from '../../src/journeys/decision/rows';
import { aBot } from '../helpers/aBot';
import { everyAction } from '../roles/pressed';
import { namesOf, presser } from '../roles/roleTable';
import { AGENCY, IDENTITY, REFERENCE, ROWS, STATES } from '../roles/states';

const MARK = 'marked-words';
const AT = '2026-11-23T10:00:00.000Z';
const READERS: readonly Role[] = [
  'referrer',
  'agency lead',
  'coordinator',
  'chair',
  'executive partner',
  'information author',
  'facilitator',
  'scribe',
];

/** Words that nobody need be logged for: whoever wrote them reads them, or everybody in a chat is shown them at once. */
const THEIR_OWN: Readonly<Partial<Record<Role, readonly string[]>>> = {
  coordinator: ['meeting/open', 'meeting/book', 'meeting/letIn', 'meeting/bookNow'],
};

const marked = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json).replace(/"(said|answer|words|why|reason|note|text|view|what)":"[^"]+"/g, `"$1":"${MARK}"`)) as unknown;

/** The three partners have answered, and one does not agree: the chair begins anew from what was recommended. */
const notAgreed = (role: Role): readonly ReviewEvent[] => {
  const names = namesOf(role, 'named and invited');
  const answers = names.partners.map((partner): ReviewEvent => {
    return { type: 'partnerAnswered', at: AT, by: partner, partner, as: 'partner', agrees: false, round: 1, revision: 1 };
  });
  return [...(STATES['before the partners']?.(names) ?? []), ...answers];
};

const CASES: Readonly<Record<string, (role: Role) => readonly ReviewEvent[]>> = {
  'before the partners': (role) => STATES['before the partners']?.(namesOf(role, 'named and invited')) ?? [],
  'when the partners do not agree': notAgreed,
  'when an agency has answered': (role) => STATES['an agency answered']?.(namesOf(role, 'named and invited')) ?? [],
  'when it is recorded what was found': (role) => STATES['what was found']?.(namesOf(role, 'named and invited')) ?? [],
};

async function pressesAll(role: Role, events: readonly ReviewEvent[]): Promise<{ shown: string[]; unlogged: string[] }> {
  const me = presser(role, AGENCY);
  const one = await aBot([me]);
  const { tables } = one;
  const { partners } = namesOf(role, 'named and invited');
  const answers = partners.map((id) =>
    partnerRow({ partner: { ...me, id }, agrees: false, round: 1, revision: 1, by: id, at: AT }, { words: MARK, decidedBy: '' }),
  );
  const content = [...ROWS.map((row) => ({ ...row, json: marked(row.json) })), ...answers];
  await tables.reviews.commit({ review: fold(events)!, events, content }, undefined);
  await tables.identities.save(REFERENCE, IDENTITY);
  const back = tables.remember();
  const partner = role === 'executive partner' ? me.id : partners[1];
  const about = {
    reference: REFERENCE,
    agency: AGENCY,
    partner,
    person: me.id,
    id: me.id,
    stage: 1,
    visit: 2,
    round: 1,
    number: 1,
    agrees: 'no',
  };
  const shown: string[] = [];
  const unlogged: string[] = [];
  for (const { verb, data } of everyAction(about)) {
    const answer = await one.press(me.id, verb, data, 'dialog');
    const isShown = JSON.stringify([answer.card?.json ?? '', answer.base?.json ?? '']).includes(MARK);
    const seen = (await tables.seen.of(REFERENCE)).filter(({ who }) => who === me.id);
    if (isShown) shown.push(verb);
    if (isShown && seen.length === 0 && !THEIR_OWN[role]?.includes(verb)) unlogged.push(verb);
    back();
  }
  return { shown, unlogged };
}

describe.each(Object.entries(CASES))('words of a case, %s', (_name, eventsFor) => {
  it.each(READERS)('are shown to nobody without that being written down: %s', async (role) => {
    const { unlogged } = await pressesAll(role, eventsFor(role));
    expect(unlogged).toEqual([]);
  });
});

it('are among them what the chair recommended before, and what was written with a partner’s answer', async () => {
  expect((await pressesAll('chair', notAgreed('chair'))).shown).toContain('triage/assess');
  expect((await pressesAll('executive partner', notAgreed('executive partner'))).shown).toContain('triage/answer');
});
