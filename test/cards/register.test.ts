import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual as equals } from 'node:util';
import type { Page } from '../../src/domain/forms/field';
import { RETURN } from '../../src/domain/information/returnForm';
import { ALL_PAGES } from '../../src/domain/referral/pages';
import { actions, commanded } from '../../src/journeys';
import type { Press, World } from '../../src/journeys/action';
import { allCards, CARDS, prepareCards } from '../../src/journeys/cards/card';
import { pageTemplate } from '../../src/journeys/forms/pageTemplate';
import { AMARA } from '../helpers/aReview';
import { allSamples, draw, samplesOf } from './samples';
import { actionsOf, carriedBy, type Json } from './walk';

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
const templates = filesBelow(CARDS, '.json').map((file) => file.replace(/\.json$/, ''));
const names = allCards().map(({ name }) => name);
/** Cards that have no file of their own, because they follow from their page. */
const DERIVED = [...ALL_PAGES.map(({ id }) => `referral/${id}`), ...RETURN.map(({ id }) => `information/${id}`)];
const buttons = allSamples().flatMap((sample) =>
  actionsOf(draw(sample).json)
    .filter(({ type }) => type !== 'Action.ToggleVisibility' && type !== 'Action.OpenUrl')
    .map((button): [string, Json] => [`${sample.card}, ${sample.name}: ${String(button['title'])}`, carriedBy(button)]),
);

describe('the register of cards', () => {
  it('binds every JSON file that is not a part', () => {
    const cards = templates.filter((name) => !name.startsWith('parts/'));
    expect(cards.length).toBeGreaterThan(20);
    expect(names).toEqual(expect.arrayContaining(cards));
    const withoutFile = names.filter((name) => !cards.includes(name));
    expect(withoutFile.length).toBeGreaterThan(20);
    expect(withoutFile.filter((name) => !DERIVED.includes(name))).toEqual([]);
  });

  it('has no JSON file that says what follows from its page', () => {
    const written = (name: string): unknown => JSON.parse(readFileSync(join(CARDS, `${name}.json`), 'utf8'));
    const repeats = (pages: readonly Page[], room: string, bottom: 'pageBottom' | 'answerBottom') =>
      pages.filter((page) => templates.includes(`${room}/${page.id}`) && equals(written(`${room}/${page.id}`), pageTemplate(page, bottom)));
    expect([...repeats(ALL_PAGES, 'referral', 'pageBottom'), ...repeats(RETURN, 'information', 'answerBottom')]).toEqual([]);
  });

  it('binds each of them once', () => {
    const journeys = join(CARDS, '..', 'src', 'journeys');
    const source = filesBelow(journeys, '.ts').map((file) => readFileSync(join(journeys, file), 'utf8'));
    const written = source.flatMap((text) => [...text.matchAll(/\bcard\('([^']+)'/g)].map(([, name = '']) => name));
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((name, index) => written.indexOf(name) !== index)).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(written));
  });

  it('is made ready one card after another, and stops where its pauses do', async () => {
    let pauses = 0;
    await prepareCards(async () => void (pauses += 1));
    expect(pauses).toBe(names.length);
    const closed = new Error('closed');
    await expect(prepareCards(() => Promise.reject(closed))).rejects.toBe(closed);
  });

  it('uses every part', () => {
    const derived = [
      ...ALL_PAGES.map((page) => pageTemplate(page, 'pageBottom')),
      ...RETURN.map((page) => pageTemplate(page, 'answerBottom')),
    ];
    const written = [...templates.map((name) => readFileSync(join(CARDS, `${name}.json`), 'utf8')), JSON.stringify(derived)].join('\n');
    const used = new Set([...written.matchAll(/"\$part": ?"([^"]+)"/g)].map(([, part]) => `parts/${part}`));
    if (written.includes('"$field"')) used.add('parts/field');
    const parts = templates.filter((name) => name.startsWith('parts/'));
    expect(parts.length).toBeGreaterThan(0);
    expect([...used].sort()).toEqual(parts.sort());
  });

  it.each(names)('has samples of %s, each of exactly the shape that the card shows', (name) => {
    expect(samplesOf(name)).not.toHaveLength(0);
    const shape = allCards().find((one) => one.name === name)?.shows;
    for (const { shown } of samplesOf(name)) expect(shape?.parse(shown)).toEqual(shown);
  });

  it('has no samples of a card that is not there', () => {
    expect(new Set(allSamples().map(({ card }) => card))).toEqual(new Set(names));
  });
});

describe('the buttons of the cards', () => {
  const registered = new Map(actions.map((one) => [one.verb, one]));
  const press = (data: Json): Press => ({
    who: AMARA.id,
    me: Promise.resolve({
      person: AMARA,
      email: '',
      deputy: '',
      away: [],
      leftOn: '',
      address: '',
      welcomedAt: '',
      changes: 1,
      namedBy: [],
    }),
    now: new Date('2026-11-23T10:15:00Z'),
    verb: String(data['verb']),
    where: 'chat',
    chat: { kind: 'personal', id: 'own', address: '' },
    data,
  });
  // Whatever is asked for is refused in its own time, because some of it is asked for beside the review.
  const refused = (): Promise<never> => {
    const answer = Promise.reject(new Error('There is nothing here.'));
    answer.catch(() => undefined);
    return answer;
  };
  const NOWHERE: World = new Proxy(refused, { get: () => NOWHERE }) as unknown as World;

  /** An action refuses a press of the wrong shape before it asks the world for anything; here the world has nothing. */
  const isAccepted = async (data: Json): Promise<boolean> => {
    const action = registered.get(String(data['verb']));
    if (!action) return false;
    return action.run(NOWHERE, press(data)).then(
      (reply) => reply !== undefined,
      () => true,
    );
  };

  it('are understood: each verb is registered, and what each carries is what its action asks for', async () => {
    expect(buttons.length).toBeGreaterThan(100);
    const refused = [];
    for (const [button, data] of buttons) if (!(await isAccepted(data))) refused.push(button);
    expect(refused).toEqual([]);
  });

  it('would not be understood with a verb that is not there, or without what the action asks for', async () => {
    expect(await isAccepted({ verb: 'referral/vanish' })).toBe(false);
    expect(await isAccepted({ verb: 'referral/open', reference: 'K.B.' })).toBe(false);
  });

  it('reach every action there is, together with what people may write', () => {
    const written = [
      'refer',
      'enter a referral',
      'people',
      'working days',
      'away',
      'my reviews',
      'help',
      'hello',
      'open PR-7KQ4M2X',
      'link PR-7KQ4M2X',
      'new referrals',
    ].map((words) => commanded(words)?.verb);
    const reached = new Set([...buttons.map(([, { verb }]) => verb), ...written]);
    expect(actions.map(({ verb }) => verb).filter((verb) => !reached.has(verb))).toEqual([]);
  });
});
