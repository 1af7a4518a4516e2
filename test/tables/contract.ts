import fc from 'fast-check';
import { SHIPPED_CHOICES } from '../../src/domain/dates/counting';
import type { Person, PersonId } from '../../src/domain/people/people';
import { NOTHING_KNOWN, PersonFacts, THE_SETTINGS, type PersonChange } from '../../src/domain/people/personChange';
import type { ReviewEvent } from '../../src/domain/review/events';
import { evolve, fold } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';
import { readDay } from '../../src/domain/time/days';
import type { Chosen, Claim, Content, DraftPage, Due, StoredReview } from '../../src/ports';
import type { Tables } from '../../src/tables';

/** All that the bot relies on in its storage; whatever implements those ports must pass it. `open` gives empty tables. */
export function keepsTheContract(open: () => Promise<Tables>, runs = 60): void {
  describe('reviews', () => reviews(open, runs));
  describe('what a review cannot hold', () => limits(open));
  describe('long keys', () => longKeys(open));
  describe('claims', () => claims(open));
  describe('the index of what is owed', () => owedIndex(open));
  describe('identities', () => identities(open, runs));
  describe('drafts', () => drafts(open, runs));
  describe('people', () => people(open));
  describe('changes of people', () => changesOfPeople(open));
  describe('the log of views', () => seen(open));
  describe('lists of reviews', () => involved(open));
  describe('the partnership’s choices', () => choices(open));
  describe('the partnership’s agencies', () => agencies(open));
}

export const AT = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-24T09:00:00.000Z';
const REFERENCE = 'PR-7KQ4M2X';
export const ANNE: PersonId = '6f1c-tenant~0b2d-anne';
const BEN: PersonId = '6f1c-tenant~11aa-ben';

/** Everything that has ever broken a store: control characters, quotes, templates, other scripts, halves of characters. */
const HOSTILE = [
  '\u0000',
  '\u0007',
  '\r\n',
  '\u0085',
  '"',
  "'",
  '\\',
  '${name}',
  '/',
  '#',
  '?',
  '%',
  '+',
  '=',
  '~',
  '\u202e',
  'עברית',
  '👩‍👧',
  'é',
  '\uffff',
];
const LONE = ['\ud83d', '\udc69'];
const text = (units: string[]) =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...units, 'a')).map((all) => all.join('')),
  );
export const anyText = text([...HOSTILE, ...LONE]);
export const wellFormedText = text(HOSTILE);

export const alerted = (reference = REFERENCE): ReviewEvent => ({
  type: 'alerted',
  at: AT,
  by: ANNE,
  reference,
  route: 'serious incident',
  agency: "Anyshire Children's Services",
  lead: BEN,
});
const notReached = (person: PersonId): ReviewEvent => ({ type: 'notReached', at: LATER, by: 'bot', person, role: 'agency lead' });
const sent = (pages: readonly string[]): ReviewEvent => ({ type: 'referralSent', at: LATER, by: ANNE, pages });

export const folded = (...events: ReviewEvent[]): Review => fold(events)!;
const note = (key: string, json: unknown, columns: Content['columns'] = {}): Content => ({ key, columns, json });

export async function begin({ reviews }: Tables, reference = REFERENCE, content: readonly Content[] = []): Promise<StoredReview> {
  await reviews.commit({ review: folded(alerted(reference)), events: [alerted(reference)], content }, undefined);
  return (await reviews.read(reference))!;
}

/** Commits after reading anew, as often as somebody else was faster; gives how often it had to. */
async function commitSurely({ reviews }: Tables, event: ReviewEvent, content: readonly Content[] = []): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const { review, etag } = (await reviews.read(REFERENCE))!;
    if ((await reviews.commit({ review: evolve(review, event), events: [event], content }, etag)) === 'committed') return tries;
  }
}

async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

const thirty = <T>(one: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 30 }, (_, n) => one(n)));

function reviews(open: () => Promise<Tables>, runs: number): void {
  it('knows nothing of a review that nobody began', async () => {
    const { reviews } = await open();
    expect(await reviews.read(REFERENCE)).toBeUndefined();
    expect(await reviews.journal(REFERENCE)).toEqual([]);
    expect(await reviews.content(REFERENCE, '')).toEqual([]);
    expect(await listed(reviews.references())).toEqual([]);
  });

  it('gives back document, journal and content as they were committed', async () => {
    const { reviews } = await open();
    const content = [note('referral~child', { age: { said: 'four' } }, { page: 'child', revision: 2, sealed: false })];
    const outcome = await reviews.commit({ review: folded(alerted()), events: [alerted()], content }, undefined);
    expect(outcome).toBe('committed');
    expect((await reviews.read(REFERENCE))?.review).toEqual(folded(alerted()));
    expect(await reviews.journal(REFERENCE)).toEqual([alerted()]);
    expect(await reviews.content(REFERENCE, 'referral~')).toEqual(content);
  });

  it('begins a review once', async () => {
    const tables = await open();
    const { review } = await begin(tables);
    const again = { ...alerted(), by: BEN };
    const outcome = await tables.reviews.commit({ review: folded(again), events: [again], content: [note('late', 1)] }, undefined);
    expect(outcome).toBe('changed since');
    expect((await tables.reviews.read(REFERENCE))?.review).toEqual(review);
    expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted()]);
    expect(await tables.reviews.content(REFERENCE, 'late')).toEqual([]);
  });

  it('writes nothing at all when the document has changed since it was read', async () => {
    const tables = await open();
    const { review, etag } = await begin(tables);
    await commitSurely(tables, notReached(BEN));
    const late = sent(['child']);
    const outcome = await tables.reviews.commit({ review: evolve(review, late), events: [late], content: [note('late', 1)] }, etag);
    expect(outcome).toBe('changed since');
    expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted(), notReached(BEN)]);
    expect(await tables.reviews.content(REFERENCE, 'late')).toEqual([]);
  });

  it('says changed since when the review is not there under the ETag given', async () => {
    const tables = await open();
    const { review, etag } = await begin(tables);
    const missing = { ...review, reference: 'PR-MISSING', events: 2 };
    expect(await tables.reviews.commit({ review: missing, events: [notReached(BEN)], content: [] }, etag)).toBe('changed since');
  });

  it('changes the document under a new ETag, also without an event', async () => {
    const tables = await open();
    const { review, etag } = await begin(tables);
    expect(await tables.reviews.commit({ review: { ...review, passedBy: BEN }, events: [], content: [] }, etag)).toBe('committed');
    const changed = await tables.reviews.read(REFERENCE);
    expect(changed?.review.passedBy).toBe(BEN);
    expect(changed?.etag).not.toBe(etag);
  });

  it('keeps the journal in order over more than a hundred events, however they were committed', async () => {
    const batches = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 9 })
      .filter((sizes) => sizes.reduce((sum, size) => sum + size) > 110);
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const tables = await open();
        await begin(tables);
        const all = [alerted()];
        for (const size of sizes) {
          const events = Array.from({ length: size }, (_, n) => notReached(`6f1c-tenant~${all.length + n}`));
          const { review, etag } = (await tables.reviews.read(REFERENCE))!;
          expect(await tables.reviews.commit({ review: events.reduce(evolve, review), events, content: [] }, etag)).toBe('committed');
          all.push(...events);
        }
        const journal = await tables.reviews.journal(REFERENCE);
        expect(journal).toEqual(all);
        expect((await tables.reviews.read(REFERENCE))?.review).toEqual(fold(journal));
      }),
      { numRuns: 4 },
    );
  });

  it('keeps an event whole that is too long for one row', async () => {
    const tables = await open();
    await begin(tables);
    const long = sent(Array.from({ length: 12 }, (_, n) => `${n}${'👧'.repeat(16_000)}`));
    await commitSurely(tables, long);
    await commitSurely(tables, notReached(BEN));
    expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted(), long, notReached(BEN)]);
  });

  it('gives any text back as it came, halves of characters too', async () => {
    const tables = await open();
    await begin(tables);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(wellFormedText, fc.oneof(anyText, fc.jsonValue()), { noNullPrototype: true }), async (json) => {
        await commitSurely(tables, notReached(BEN), [note('said~1', json)]);
        expect(await tables.reviews.content(REFERENCE, 'said~1')).toEqual([note('said~1', JSON.parse(JSON.stringify(json)))]);
      }),
      { numRuns: runs },
    );
  });

  it('gives text in plain columns back as it came, with U+FFFD for what has no UTF-8 form', async () => {
    const tables = await open();
    await begin(tables);
    await fc.assert(
      fc.asyncProperty(
        wellFormedText,
        fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9 })),
        async (said, count) => {
          await commitSurely(tables, notReached(BEN), [note('said~1', 0, { said: said + '\ud83d', count })]);
          const [{ columns }] = (await tables.reviews.content(REFERENCE, 'said~1')) as [Content];
          expect(columns).toEqual({ said: said + '\ufffd', count });
        },
      ),
      { numRuns: runs },
    );
  });

  it('keeps text whole that is longer than a column, and leaves nothing of it when it is replaced', async () => {
    const tables = await open();
    await begin(tables);
    for (const before of [32_765, 32_766, 32_767, 70_000]) {
      const long = 'x'.repeat(before) + '👩‍👧'.repeat(30_000);
      await commitSurely(tables, notReached(BEN), [note('finding~1', long)]);
      expect((await tables.reviews.content(REFERENCE, 'finding~1'))[0]?.json).toBe(long);
    }
    await commitSurely(tables, notReached(BEN), [note('finding~1', 'short')]);
    expect(await tables.reviews.content(REFERENCE, 'finding~1')).toEqual([note('finding~1', 'short')]);
  });

  it('finds content by the beginning of its key, in key order, and nothing else of the review', async () => {
    const tables = await open();
    const keys = [
      'said~b',
      "said~'",
      'said~1',
      'said~a',
      'said',
      'safety~1',
      "return~Children's Services & Education #1~a/b",
      "return~Children's Services & Education #2~?",
    ];
    await begin(
      tables,
      REFERENCE,
      keys.map((key) => note(key, key)),
    );
    await begin(tables, 'PR-ANOTHER', [note('said~c', 'another')]);
    await tables.reviews.claim(REFERENCE, claim('alert'), undefined);
    const found = async (prefix: string) => (await tables.reviews.content(REFERENCE, prefix)).map(({ key }) => key);
    expect(await found('said~')).toEqual(["said~'", 'said~1', 'said~a', 'said~b']);
    expect(await found('said')).toEqual(['said', "said~'", 'said~1', 'said~a', 'said~b']);
    expect(await found("return~Children's Services & Education #1")).toEqual([keys[6]]);
    expect(await found('')).toEqual([...keys].sort());
    for (const prefix of ['re', 'event', 'claim', 'c'])
      expect((await found(prefix)).filter((key) => !key.startsWith('return'))).toEqual([]);
  });

  it('loses none of thirty commits made at once', async () => {
    const tables = await open();
    await begin(tables);
    await thirty((n) => commitSurely(tables, notReached(`6f1c-tenant~${n}`), [note(`said~${n}`, n)]));
    const journal = await tables.reviews.journal(REFERENCE);
    expect(
      journal
        .slice(1)
        .map((event) => event.type === 'notReached' && event.person)
        .sort(),
    ).toEqual(Array.from({ length: 30 }, (_, n) => `6f1c-tenant~${n}`).sort());
    expect((await tables.reviews.read(REFERENCE))?.review).toEqual(fold(journal));
    expect(await tables.reviews.content(REFERENCE, 'said~')).toHaveLength(30);
  });

  it('adds content by itself, takes none of thirty away from another, and leaves document and journal alone', async () => {
    const tables = await open();
    const before = await begin(tables);
    await thirty((n) => tables.reviews.add(REFERENCE, note(`said~3~1~${n}`, { said: `words ${n}` }, { kind: 'worry', stage: 3 })));
    await thirty((n) => tables.reviews.add(REFERENCE, note(`said~3~1~${n}`, { said: `words ${n}` }, { kind: 'worry', stage: 3 })));
    const found = await tables.reviews.content(REFERENCE, 'said~3~1~');
    expect(found).toHaveLength(30);
    expect(found[0]).toEqual(note('said~3~1~0', { said: 'words 0' }, { kind: 'worry', stage: 3 }));
    expect(await tables.reviews.read(REFERENCE)).toEqual(before);
    expect(await tables.reviews.journal(REFERENCE)).toHaveLength(1);
  });

  it('replaces content that is added again under its key, whole', async () => {
    const tables = await open();
    await begin(tables);
    await tables.reviews.add(REFERENCE, note('vote~7~1~a', 1, { notice: 3, safe: 4 }));
    await tables.reviews.add(REFERENCE, note('vote~7~1~a', 2, { notice: 5 }));
    expect(await tables.reviews.content(REFERENCE, 'vote~')).toEqual([note('vote~7~1~a', 2, { notice: 5 })]);
  });

  it('erases one row of content and no other, as often as it is asked', async () => {
    const tables = await open();
    await begin(
      tables,
      REFERENCE,
      ['said~1~1~a', 'said~1~1~ab', 'said~1~1~é'].map((key) => note(key, 1)),
    );
    for (let times = 0; times < 2; times++) await tables.reviews.erase(REFERENCE, 'said~1~1~a');
    await tables.reviews.erase(REFERENCE, 'said~1~1~é');
    expect(await tables.reviews.content(REFERENCE, 'said~')).toEqual([note('said~1~1~ab', 1)]);
  });

  it.each(['a', '“', 'ہ', '🙂'])('keeps a very long text of %s, in whatever script it is written', async (sign) => {
    const tables = await open();
    const words = sign.repeat(Math.floor(100_000 / sign.length));
    await begin(tables, REFERENCE, [note('said~1~1~a', { words })]);
    expect(await tables.reviews.content(REFERENCE, 'said~')).toEqual([note('said~1~1~a', { words })]);
  });

  it.each(['review', 'event~000000~0', 'claim~alert'])('neither adds nor erases %s as content', async (key) => {
    const tables = await open();
    const before = await begin(tables);
    await expect(tables.reviews.add(REFERENCE, note(key, 1))).rejects.toThrow('kept for the review itself');
    await expect(tables.reviews.erase(REFERENCE, key)).rejects.toThrow('kept for the review itself');
    expect(await tables.reviews.read(REFERENCE)).toEqual(before);
    expect(await tables.reviews.journal(REFERENCE)).toHaveLength(1);
  });

  it('lists every review and nothing that is not one', async () => {
    const tables = await open();
    const references = ['PR-1', 'PR-2', 'a/b?c#d%e', 'x'.repeat(400)];
    for (const reference of references) await begin(tables, reference, [note('referral~child', 1)]);
    await tables.reviews.claim('PR-NOBODY-BEGAN', claim('alert'), undefined);
    expect((await listed(tables.reviews.references())).sort()).toEqual([...references].sort());
  });
}

/** Agencies may be called anything, and what they send is kept by what they were first called. */
function longKeys(open: () => Promise<Tables>): void {
  const NAMES = ['Ŵyddfa '.repeat(46), '她'.repeat(46), 'a'.repeat(300), 'x\ud800'.repeat(90), 'Ŵ'.repeat(200)];
  const [last = ''] = NAMES.slice(-1);
  it('are kept and found by what they begin with, and replaced and erased by the whole of them', async () => {
    const tables = await open();
    const { review, etag } = await begin(tables);
    const rows = NAMES.flatMap((name) => [
      note(`return~${name}~life`, { of: name }),
      note(`return~${name} too~life`, { of: `${name} too` }),
    ]);
    const change = { review: evolve(review, notReached(BEN)), events: [notReached(BEN)], content: rows };
    await expect(tables.reviews.commit(change, etag)).resolves.toBe('committed');
    for (const { key, json } of rows) expect(await tables.reviews.content(REFERENCE, key)).toEqual([{ key, columns: {}, json }]);
    for (const name of NAMES)
      expect((await tables.reviews.content(REFERENCE, `return~${name}~`)).map(({ key }) => key)).toEqual([`return~${name}~life`]);
    expect(await tables.reviews.content(REFERENCE, 'return~')).toHaveLength(rows.length);
    await tables.reviews.add(REFERENCE, note(`return~${last}~life`, 'anew'));
    expect(await tables.reviews.content(REFERENCE, 'return~')).toHaveLength(rows.length);
    await tables.reviews.erase(REFERENCE, `return~${last}~life`);
    expect(await tables.reviews.content(REFERENCE, `return~${last}~`)).toEqual([]);
    expect(await tables.reviews.content(REFERENCE, 'return~')).toHaveLength(rows.length - 1);
  });
}

function limits(open: () => Promise<Tables>): void {
  const secret = 'Tilly Marsh';
  const many = (count: number) => Array.from({ length: count }, (_, n) => note(`said~${n}`, secret));
  const wide = Object.fromEntries(Array.from({ length: 251 }, (_, n) => [`column${n}`, secret]));

  it.each<[string, readonly Content[]]>([
    ['a column longer than 32,768 units', [note('said', 1, { words: secret.repeat(3_000) })]],
    ['a row of more than 1 MiB', [note('said', secret.repeat(48_000))]],
    ['more than 252 columns', [note('said', 1, wide)]],
    ['more than 100 rows', many(99)],
    ['more than 4 MiB', Array.from({ length: 9 }, (_, n) => note(`said~${n}`, '"'.repeat(250_000)))],
    ['the same content twice', [note('said', secret), note('said', 2)]],
    ['a column name that is no identifier', [note('said', 1, { [`${secret} said`]: 1 })]],
    ['a column name of the platform', [note('said', 1, { Timestamp: secret })]],
    ['a column name of ours', [note('said', 1, { json2: secret })]],
    ['a column name of ours for long keys', [note('said', 1, { wholeKey: secret })]],
    ['a number that is none', [note('said', 1, { count: Number.NaN })]],
    ['no key', [note('', secret)]],
    ['a key of the review itself', [note('review', secret)]],
    ['a key of the journal', [note('event~000001~0', secret)]],
    ['a key of a claim', [note('claim~alert', secret)]],
    ['what JSON cannot say', [note('said', undefined)]],
  ])('refuses %s, stores nothing of the commit and says nothing of the content', async (_, content) => {
    const tables = await open();
    const { review, etag } = await begin(tables);
    const change = { review: evolve(review, notReached(BEN)), events: [notReached(BEN)], content };
    const error: Error = await tables.reviews.commit(change, etag).then(
      () => new Error('committed'),
      (thrown: Error) => thrown,
    );
    expect(error.message).toMatch(/^(A row for Reviews has|A content row has|Something to be stored has)/);
    expect(error.message).not.toContain(secret);
    expect(await tables.reviews.read(REFERENCE)).toEqual({ review, etag });
    expect(await tables.reviews.content(REFERENCE, '')).toEqual([]);
  });

  it('takes what is just within the limits', async () => {
    const tables = await open();
    const full = Object.fromEntries(
      Object.entries(wide)
        .slice(0, 250)
        .map(([name]) => [name, 1]),
    );
    const content = [...many(96), note('wide', 1, full), note('long', 'x'.repeat(490_000), { words: '👧'.repeat(16_384) })];
    await begin(tables, REFERENCE, content);
    expect(await tables.reviews.content(REFERENCE, '')).toEqual([...content].sort((one, other) => (one.key < other.key ? -1 : 1)));
  });

  it.each<[string, Review, readonly ReviewEvent[], boolean]>([
    ['fewer events than the document counts', { ...folded(alerted()), events: 3 }, [alerted()], false],
    ['more events than the document counts', folded(alerted()), [alerted(), notReached(BEN)], true],
    ['a review that is not one', { ...folded(alerted()), alertedAt: secret }, [alerted()], false],
    ['an event that is not one', folded(alerted()), [{ ...alerted(), by: 1 } as unknown as ReviewEvent], false],
  ])('refuses %s', async (_, review, events, exists) => {
    const tables = await open();
    const etag = exists ? (await begin(tables)).etag : undefined;
    const refused = expect(tables.reviews.commit({ review, events, content: [] }, etag)).rejects;
    await refused.toThrow(
      /^(The events to be written do not follow the journal\.|Something for Reviews \((review|event)\) does not have the shape that is stored there\.)$/,
    );
    expect((await tables.reviews.journal(REFERENCE)).length).toBe(exists ? 1 : 0);
  });
}

export const claim = (key: string, given: Partial<Claim> = {}): Claim => ({
  key,
  state: 'sending',
  at: AT,
  attempts: 1,
  reason: '',
  message: '',
  ...given,
});

function claims(open: () => Promise<Tables>): void {
  it('gives a claim to one of thirty', async () => {
    const { reviews } = await open();
    const etags = await thirty((n) => reviews.claim(REFERENCE, claim('alert', { attempts: n + 1 }), undefined));
    const won = etags.flatMap((etag, n) => (etag === undefined ? [] : [{ etag, attempts: n + 1 }]));
    expect(won).toHaveLength(1);
    expect(await reviews.claims(REFERENCE)).toEqual([{ ...claim('alert', won[0]), ...won[0] }]);
  });

  it('replaces a claim under its ETag and no other', async () => {
    const { reviews } = await open();
    const first = await reviews.claim(REFERENCE, claim('alert'), undefined);
    const sent = claim('alert', { state: 'sent', message: '1:abc', at: LATER });
    const second = await reviews.claim(REFERENCE, sent, first);
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    expect(await reviews.claim(REFERENCE, claim('alert', { state: 'failed' }), first)).toBeUndefined();
    expect(await reviews.claims(REFERENCE)).toEqual([{ ...sent, etag: second }]);
  });

  it('lists what is not settled, and when it is due, of reviews and of what is no review yet', async () => {
    const { reviews } = await open();
    const at = '2026-11-24T09:00:00.000Z';
    await reviews.claim('PR-7777777', claim('soon', { state: 'waiting', at }), undefined);
    await reviews.claim('PR-7777777', claim('done', { state: 'sent', at }), undefined);
    await reviews.claim('PR-8888888', claim('died', { state: 'sending', at }), undefined);
    await reviews.claim('PR-9999999', claim('never', { state: 'failed', at }), undefined);
    await reviews.add('PR-9999999', { key: 'note~1', columns: { state: 'waiting' }, json: {} });
    const found = await listed(reviews.unsettled());
    expect(found.filter(({ reference }) => /^PR-[789]{7}$/.test(reference)).sort((a, b) => a.reference.localeCompare(b.reference))).toEqual(
      [
        { reference: 'PR-7777777', at },
        { reference: 'PR-8888888', at },
      ],
    );
  });

  it('gives a claim that is being taken over to one of thirty', async () => {
    const { reviews } = await open();
    const first = await reviews.claim(REFERENCE, claim('alert'), undefined);
    const etags = await thirty(() => reviews.claim(REFERENCE, claim('alert', { attempts: 2 }), first));
    expect(etags.filter((etag) => etag !== undefined)).toHaveLength(1);
  });

  it('has nobody replace a claim that is not there', async () => {
    const { reviews } = await open();
    const etag = await reviews.claim(REFERENCE, claim('alert'), undefined);
    expect(await reviews.claim('PR-ANOTHER', claim('alert'), etag)).toBeUndefined();
    expect(await reviews.claims('PR-ANOTHER')).toEqual([]);
  });

  it('keeps claims apart whose keys look alike, and gives the keys back', async () => {
    const { reviews } = await open();
    const keys = ['a/b', 'a=002fb', 'a#b', 'A/b', 'ü'.repeat(300), 'ü'.repeat(301), ''];
    for (const key of keys) expect(await reviews.claim(REFERENCE, claim(key), undefined)).toBeDefined();
    expect((await reviews.claims(REFERENCE)).map(({ key }) => key).sort()).toEqual([...keys].sort());
  });

  it('leaves the review as it is', async () => {
    const tables = await open();
    const before = await begin(tables);
    await tables.reviews.claim(REFERENCE, claim('alert'), undefined);
    expect(await tables.reviews.read(REFERENCE)).toEqual(before);
  });
}

function owedIndex(open: () => Promise<Tables>): void {
  const due = (at: string, reference: string): Due => ({ at, reference });

  it('gives what is due by now, oldest first, and nothing that is still to come', async () => {
    const { owedIndex } = await open();
    const minutes = Array.from({ length: 40 }, (_, n) => due(new Date(Date.parse(AT) + n * 60_000).toISOString(), `PR-${n}`));
    await Promise.all([...minutes].reverse().map((one) => owedIndex.add(one)));
    expect(await owedIndex.due(new Date(minutes[24]!.at))).toEqual(minutes.slice(0, 25));
    expect(await owedIndex.due(new Date(Date.parse(AT) - 1))).toEqual([]);
  });

  it('knows how instants follow each other, whether or not they have milliseconds', async () => {
    const { owedIndex } = await open();
    const all = [due('2026-11-23T09:00:00Z', 'PR-1'), due('2026-11-23T09:00:00.500Z', 'PR-1'), due('2026-11-23T09:00:01Z', 'PR-1')];
    for (const one of all) await owedIndex.add(one);
    expect(await owedIndex.due(new Date('2026-11-23T09:00:00.400Z'))).toEqual(all.slice(0, 1));
    expect(await owedIndex.due(new Date('2026-11-23T09:00:00.999Z'))).toEqual(all.slice(0, 2));
  });

  it('holds the same entry once and loses it when it is removed, again and again', async () => {
    const { owedIndex } = await open();
    const kept = due(AT, 'PR-KEPT');
    const gone = due(AT, 'a/b?c#d'.repeat(60));
    for (const one of [kept, gone, gone]) await owedIndex.add(one);
    expect((await owedIndex.due(new Date(LATER))).map(({ reference }) => reference).sort()).toEqual(
      [kept.reference, gone.reference].sort(),
    );
    await owedIndex.remove(gone);
    await owedIndex.remove(gone);
    expect(await owedIndex.due(new Date(LATER))).toEqual([kept]);
  });

  it('refuses an entry that is due at no known time, which would stop every tick', async () => {
    const { owedIndex } = await open();
    await expect(owedIndex.add(due('Tuesday', 'PR-1'))).rejects.toThrow('Something for Owed (due)');
    await expect(owedIndex.add(due('2026-11-23', 'PR-1'))).rejects.toThrow('Something for Owed (due)');
    expect(await owedIndex.due(new Date(LATER))).toEqual([]);
  });
}

function identities(open: () => Promise<Tables>, runs: number): void {
  it('keeps what was saved last, whole', async () => {
    const { identities } = await open();
    expect(await identities.read(REFERENCE)).toBeUndefined();
    await identities.save(REFERENCE, { name: { said: 'Tilly Marsh' }, nhs: { notKnown: 'asked the school' } });
    await identities.save(REFERENCE, { name: { said: 'Matilda Marsh' } });
    expect(await identities.read(REFERENCE)).toEqual({ name: { said: 'Matilda Marsh' } });
    expect(await identities.read('PR-ANOTHER')).toBeUndefined();
  });

  it('reads the row that the review names and no other, and sweeps away what none names', async () => {
    const tables = await open();
    const { identities } = tables;
    const [early, late] = ['2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z'];
    const before = alerted();
    const names: ReviewEvent = { ...before, identity: 'one' };
    await identities.save(REFERENCE, { name: { said: 'Tilly' } }, { name: 'one', at: early });
    await identities.save(REFERENCE, { name: { said: 'Nobody' } }, { name: 'two', at: early });
    expect(await identities.read(REFERENCE)).toBeUndefined();
    await tables.reviews.commit({ review: fold([names])!, events: [names], content: [] }, undefined);
    expect(await identities.read(REFERENCE)).toEqual({ name: { said: 'Tilly' } });
    expect(await identities.sweep(early)).toBe(0);
    expect(await identities.sweep(late)).toBe(1);
    expect(await identities.read(REFERENCE)).toEqual({ name: { said: 'Tilly' } });
    await identities.forget(REFERENCE, 'one');
    await identities.forget(REFERENCE, 'one');
    expect(await identities.read(REFERENCE)).toBeUndefined();
  });

  it('gives any text back as it came', async () => {
    const { identities } = await open();
    await fc.assert(
      fc.asyncProperty(wellFormedText, anyText, async (reference, said) => {
        await identities.save(reference, { name: { said } });
        expect(await identities.read(reference)).toEqual({ name: { said } });
      }),
      { numRuns: runs },
    );
  });
}

export const page = (revision: number, given: Partial<DraftPage> = {}): DraftPage => ({
  reference: REFERENCE,
  page: 'child',
  revision,
  savedAt: AT,
  answers: { age: { said: `${revision}` }, school: { notKnown: 'moved' } },
  ...given,
});

function drafts(open: () => Promise<Tables>, runs: number): void {
  it('saves a page again and again, one revision after the other', async () => {
    const { drafts } = await open();
    expect(await drafts.pages(ANNE)).toEqual([]);
    for (const revision of [1, 2, 3]) expect(await drafts.save(ANNE, page(revision))).toBe('saved');
    expect(await drafts.pages(ANNE)).toEqual([page(3)]);
  });

  it.each([
    ['the first', 1],
    ['a later', 2],
  ])('takes %s save made twice as one', async (_, revision) => {
    const { drafts } = await open();
    for (let before = 1; before < revision; before += 1) await drafts.save(ANNE, page(before));
    expect(await drafts.save(ANNE, page(revision))).toBe('saved');
    const { age, school } = page(revision).answers;
    expect(await drafts.save(ANNE, page(revision, { savedAt: LATER, answers: { school: school!, age: age! } }))).toBe('saved');
    expect(await drafts.pages(ANNE)).toEqual([page(revision)]);
  });

  it.each([
    ['a first save of a page that is there', 1, { answers: { age: { said: 'other' } } }],
    ['the stored revision with other answers', 2, { answers: { age: { said: 'other' } } }],
    ['the stored revision with one answer fewer', 2, { answers: { age: { said: '2' } } }],
    ['a revision that skips one', 4, {}],
    ['another revision with the stored answers', 5, { answers: page(2).answers }],
    ['a revision from before all saves', 0, {}],
  ])('says changed since to %s, and keeps what is stored', async (_, revision, given) => {
    const { drafts } = await open();
    for (const before of [1, 2]) await drafts.save(ANNE, page(before));
    expect(await drafts.save(ANNE, page(revision, given))).toBe('changed since');
    expect(await drafts.pages(ANNE)).toEqual([page(2)]);
  });

  it.each([0, 2])('says changed since to revision %d when nothing is stored', async (revision) => {
    const { drafts } = await open();
    expect(await drafts.save(ANNE, page(revision))).toBe('changed since');
    expect(await drafts.pages(ANNE)).toEqual([]);
  });

  it.each([1, 2])('saves revision %d for one of thirty devices', async (revision) => {
    const { drafts } = await open();
    if (revision === 2) await drafts.save(ANNE, page(1));
    const outcomes = await thirty((n) => drafts.save(ANNE, page(revision, { answers: { age: { said: `device ${n}` } } })));
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    const [stored] = await drafts.pages(ANNE);
    expect(stored?.answers).toEqual({ age: { said: `device ${outcomes.indexOf('saved')}` } });
  });

  it('gives the pages of one reference or of all, of one person', async () => {
    const { drafts } = await open();
    const other = page(1, { reference: 'PR-7KQ4M2X-2' });
    for (const one of [page(1), page(1, { page: 'family' }), other]) await drafts.save(ANNE, one);
    await drafts.save(BEN, page(1, { answers: {} }));
    expect(await drafts.pages(ANNE, REFERENCE)).toEqual([page(1), page(1, { page: 'family' })]);
    expect(await drafts.pages(ANNE)).toHaveLength(3);
    expect(await drafts.pages(BEN)).toEqual([page(1, { answers: {} })]);
  });

  it('discards the pages of one reference, after which the first save is the first again', async () => {
    const { drafts } = await open();
    const other = page(1, { reference: 'PR-ANOTHER' });
    for (const one of [page(1), page(2), page(1, { page: 'family' }), other]) await drafts.save(ANNE, one);
    await drafts.discard(ANNE, REFERENCE);
    await drafts.discard(ANNE, REFERENCE);
    expect(await drafts.pages(ANNE)).toEqual([other]);
    expect(await drafts.save(ANNE, page(1))).toBe('saved');
  });

  it('restores pages with the revisions that they had, so that the next save follows', async () => {
    const { drafts } = await open();
    const pages = [page(4), page(1, { page: 'family' })];
    expect(await drafts.restore(ANNE, pages)).toBe('restored');
    expect(await drafts.pages(ANNE, REFERENCE)).toEqual(pages);
    expect(await drafts.save(ANNE, page(5))).toBe('saved');
    expect(await drafts.restore(ANNE, pages)).toBe('there already');
    expect(await drafts.pages(ANNE, REFERENCE)).toEqual([page(5), page(1, { page: 'family' })]);
  });

  it('restores all pages or none, and for one of two who do it at once', async () => {
    const { drafts } = await open();
    await drafts.save(ANNE, page(1, { page: 'family' }));
    expect(await drafts.restore(ANNE, [page(4), page(3, { page: 'family' })])).toBe('there already');
    expect(await drafts.pages(ANNE)).toEqual([page(1, { page: 'family' })]);
    const outcomes = await Promise.all([drafts.restore(BEN, [page(4)]), drafts.restore(BEN, [page(4)])]);
    expect(outcomes.sort()).toEqual(['restored', 'there already']);
    expect(await drafts.pages(BEN)).toEqual([page(4)]);
  });

  it('forgets pages as they were read, all or none, and leaves the others', async () => {
    const { drafts } = await open();
    for (const one of [page(1), page(2), page(1, { page: 'family' }), page(1, { page: 'comment' })]) await drafts.save(ANNE, one);
    expect(await drafts.forget(ANNE, [page(1), page(1, { page: 'family' })])).toBe('changed since');
    expect(await drafts.forget(ANNE, [page(2), page(1, { page: 'gone' })])).toBe('changed since');
    expect(await drafts.pages(ANNE)).toHaveLength(3);
    expect(await drafts.forget(ANNE, [page(2), page(1, { page: 'family' })])).toBe('forgotten');
    expect(await drafts.pages(ANNE)).toEqual([page(1, { page: 'comment' })]);
    expect(await drafts.forget(ANNE, [])).toBe('forgotten');
  });

  it('discards more pages than a transaction takes, also when two do it at once', async () => {
    const { drafts } = await open();
    await Promise.all(Array.from({ length: 130 }, (_, n) => drafts.save(ANNE, page(1, { page: `page ${n}` }))));
    await Promise.all([drafts.discard(ANNE, REFERENCE), drafts.discard(ANNE, REFERENCE)]);
    expect(await drafts.pages(ANNE)).toEqual([]);
  });

  it('gives any text back as it came, and keeps pages apart whose names look alike', async () => {
    const { drafts } = await open();
    await fc.assert(
      fc.asyncProperty(wellFormedText, wellFormedText, wellFormedText, anyText, async (person, reference, name, said) => {
        const saved = page(1, { reference, page: name, answers: { words: { said } } });
        await drafts.save(person, saved);
        expect(await drafts.pages(person, reference)).toEqual([saved]);
        await drafts.discard(person, reference);
      }),
      { numRuns: runs },
    );
    await drafts.save(ANNE, page(1, { reference: 'a', page: 'b~c' }));
    await drafts.save(ANNE, page(1, { reference: 'a~b', page: 'c' }));
    expect(await drafts.pages(ANNE, 'a')).toHaveLength(1);
  });
}

const anne: Person = { id: ANNE, name: "Anne O'Brien", agency: "Anyshire Children's Services", roles: ['referrer', 'agency lead'] };
const ben: Person = { id: BEN, name: 'Ben Åkesson', agency: 'Anyshire Police', roles: ['agency lead'] };

const NOTHING_ELSE = { email: '', deputy: '', away: [], leftOn: '' };
const NOBODY_YET = { namedBy: [] };

function people(open: () => Promise<Tables>): void {
  it('finds the people it was told of, by both parts of their id', async () => {
    const { people } = await open();
    const all = [
      anne,
      ben,
      { ...ben, id: '6f1c-tenant' },
      { ...ben, id: '~6f1c-tenant' },
      { ...ben, id: '6f1c-tenant~' },
      { ...ben, id: 'other/tenant~11aa-ben' },
    ];
    for (const person of all) await people.save({ ...person, name: person.id });
    for (const person of all) expect((await people.find(person.id))?.person).toEqual({ ...person, name: person.id });
    expect(await people.find('6f1c-tenant~nobody')).toBeUndefined();
  });

  it('changes name, agency and roles, and keeps address and welcome', async () => {
    const { people } = await open();
    await people.save(anne);
    expect(await people.find(ANNE)).toEqual({ person: anne, ...NOTHING_ELSE, ...NOBODY_YET, address: '', welcomedAt: '', changes: 1 });
    await people.keepAddress(ANNE, '{"conversation":"a:1"}');
    await people.welcome(ANNE, new Date(AT), new Date(AT));
    const moved: Person = { ...anne, name: 'Anne Brown', agency: 'Anyshire Police', roles: [] };
    await people.save(moved);
    expect(await people.find(ANNE)).toEqual({
      person: moved,
      ...NOTHING_ELSE,
      ...NOBODY_YET,
      address: '{"conversation":"a:1"}',
      welcomedAt: AT,
      changes: 2,
    });
  });

  it('keeps no address of somebody who is not known', async () => {
    const { people } = await open();
    await people.keepAddress(ANNE, 'a:1');
    expect(await people.find(ANNE)).toBeUndefined();
  });

  it('gives everybody with a role, in one agency or in all, in the order of their names', async () => {
    const { people } = await open();
    const asa = { ...ben, id: 'other~1', name: 'Åsa Berg' };
    const namesake = { ...ben, id: 'other~2' };
    for (const person of [namesake, ben, asa, anne, { ...anne, id: 'other~3', roles: ['scribe' as const] }]) await people.save(person);
    await people.keepAddress(BEN, 'b:1');
    const ids = (found: readonly { readonly person: Person }[]) => found.map(({ person }) => person.id);
    expect(ids(await people.withRole('agency lead'))).toEqual([ANNE, 'other~1', BEN, 'other~2']);
    expect(ids(await people.withRole('agency lead', "Anyshire Children's Services"))).toEqual([ANNE]);
    expect(await people.withRole('scribe', 'Anyshire Police')).toEqual([]);
    expect((await people.withRole('agency lead', 'Anyshire Police')).map(({ address }) => address)).toEqual(['', 'b:1', '']);
  });

  it('welcomes somebody for one of thirty', async () => {
    const { people } = await open();
    await people.save(anne);
    const since = new Date('2026-11-23T08:00:00.000Z');
    const welcomes = await thirty((n) => people.welcome(ANNE, since, new Date(Date.parse(AT) + n)));
    expect(welcomes.filter(Boolean)).toHaveLength(1);
    expect((await people.find(ANNE))?.welcomedAt).toBe(new Date(Date.parse(AT) + welcomes.indexOf(true)).toISOString());
  });

  it('welcomes again only when the last welcome was before the time given', async () => {
    const { people } = await open();
    await people.save(anne);
    expect(await people.welcome(ANNE, new Date(AT), new Date(AT))).toBe(true);
    expect(await people.welcome(ANNE, new Date(AT), new Date(LATER))).toBe(false);
    expect(await people.welcome(ANNE, new Date(Date.parse(AT) + 1), new Date(LATER))).toBe(true);
    expect((await people.find(ANNE))?.welcomedAt).toBe(LATER);
  });

  it('welcomes nobody who is not known', async () => {
    const { people } = await open();
    expect(await people.welcome(ANNE, new Date(0), new Date(AT))).toBe(false);
    expect(await people.find(ANNE)).toBeUndefined();
  });

  it('loses neither welcome nor address when everything happens at once', async () => {
    const { people } = await open();
    await people.save(anne);
    const [, , , welcomed] = await Promise.all([
      ...[1, 2, 3].map((n) => people.keepAddress(ANNE, `a:${n}`)),
      people.welcome(ANNE, new Date(AT), new Date(AT)),
      ...[1, 2, 3].map(() => people.save(anne)),
    ]);
    expect(welcomed).toBe(true);
    expect(await people.find(ANNE)).toMatchObject({ person: anne, address: expect.stringMatching(/^a:[123]$/), welcomedAt: AT });
  });
}

function changesOfPeople(open: () => Promise<Tables>): void {
  const away = [{ from: readDay('2026-12-01'), until: readDay('2026-12-11') }];

  it('keeps deputy, absence, e-mail and leaving, each change with who made it and when', async () => {
    const { people } = await open();
    await people.save(anne);
    const changes: PersonChange[] = [
      { id: ANNE, at: AT, by: BEN, now: { email: 'anne@anyshire.example', deputy: BEN } },
      { id: ANNE, at: LATER, by: ANNE, now: { away } },
      { id: ANNE, at: LATER, by: BEN, now: { roles: [], leftOn: readDay('2026-12-24') } },
    ];
    for (const [at, change] of changes.entries()) expect(await people.change(change, at + 1)).toBe('changed');
    const known = await people.find(ANNE);
    expect(known).toMatchObject({ email: 'anne@anyshire.example', deputy: BEN, away, leftOn: '2026-12-24', changes: 4 });
    expect(known?.person).toEqual({ ...anne, roles: [] });
    expect((await people.journal(ANNE)).slice(1)).toEqual(changes);
    expect((await people.journal(ANNE))[0]).toMatchObject({ id: ANNE, by: THE_SETTINGS, now: { name: anne.name, roles: anne.roles } });
  });

  it('gives a journal that adds up to the person, also when thirty change them at once', async () => {
    const { people } = await open();
    const outcomes = await thirty((n) =>
      people.change({ id: BEN, at: AT, by: ANNE, now: { name: `Ben ${n}`, email: `${n}@b.example` } }, 0),
    );
    expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
    await thirty((n) => people.save({ ...ben, name: `Ben ${n}` }));
    const known = await people.find(BEN);
    const { name, agency, roles } = known!.person;
    const folded = (await people.journal(BEN)).reduce((facts, { now }) => PersonFacts.parse({ ...facts, ...now }), NOTHING_KNOWN);
    expect(folded).toEqual({ ...NOTHING_ELSE, name, agency, roles, email: known!.email });
    expect(await people.journal(BEN)).toHaveLength(known!.changes);
  });

  it('writes nothing when nothing becomes different, and nothing over what was changed since', async () => {
    const { people } = await open();
    await people.save(anne);
    await people.save(anne);
    expect(await people.change({ id: ANNE, at: AT, by: BEN, now: { name: anne.name, deputy: '' } }, 1)).toBe('changed');
    expect(await people.change({ id: ANNE, at: AT, by: BEN, now: { deputy: BEN } }, 0)).toBe('changed since');
    expect(await people.find(ANNE)).toMatchObject({ changes: 1, deputy: '' });
    expect(await people.journal(ANNE)).toHaveLength(1);
  });

  it('notes with a deputy for whom they are it, once for each, and loses none of thirty', async () => {
    const { people } = await open();
    await people.save(ben);
    await thirty((n) => people.change({ id: `t~${n}`, at: AT, by: ANNE, now: { name: `${n}`, deputy: BEN } }, 0));
    await people.change({ id: 't~1', at: AT, by: ANNE, now: { deputy: '' } }, 1);
    await people.change({ id: 't~1', at: AT, by: ANNE, now: { deputy: BEN } }, 2);
    const named = (await people.find(BEN))!.namedBy;
    expect([...named].sort()).toEqual(Array.from({ length: 30 }, (_, n) => `t~${n}`).sort());
    expect(await people.change({ id: 't~2', at: AT, by: ANNE, now: { deputy: 't~nobody' } }, 1)).toBe('changed');
  });

  it('gives everybody in the order of their names, and nobody’s journal with another’s', async () => {
    const { people } = await open();
    const near = { ...ben, id: `${ANNE}~000001`, name: 'Zed' };
    for (const person of [near, ben, { ...anne, roles: [] }]) await people.save(person);
    expect((await people.all()).map(({ person }) => person.id)).toEqual([ANNE, BEN, near.id]);
    expect(await people.journal(ANNE)).toHaveLength(1);
    expect(await people.journal('6f1c-tenant~nobody')).toEqual([]);
  });
}

function seen(open: () => Promise<Tables>): void {
  it('keeps every view in the order of time, the same one twice as two', async () => {
    const { seen } = await open();
    const early = { who: ANNE, as: 'agency lead', what: 'referral~child', at: AT } as const;
    const late = { who: 'a/b\\c', as: 'scribe', what: 'report', at: '2026-11-23T09:00:00.500Z' } as const;
    for (const view of [late, early, early]) await seen.record(REFERENCE, view);
    await seen.record('PR-ANOTHER', late);
    expect(await seen.of(REFERENCE)).toEqual([early, early, late]);
  });

  it('loses none of thirty views recorded at once', async () => {
    const { seen } = await open();
    await thirty(() => seen.record(REFERENCE, { who: ANNE, as: 'referrer', what: 'home', at: AT }));
    expect(await seen.of(REFERENCE)).toHaveLength(30);
  });
}

function involved(open: () => Promise<Tables>): void {
  it('holds each review once in every list', async () => {
    const { involved } = await open();
    const lists = ['office', 'agency~A/B', 'agency~A=002fB', `person~${ANNE}`, `person~${'é'.repeat(300)}`];
    for (const list of lists) await Promise.all([list, 'PR/1', 'PR/1'].map((reference) => involved.add(list, reference)));
    for (const list of lists) expect([...(await involved.in(list))].sort()).toEqual([list, 'PR/1'].sort());
    expect(await involved.in('nobody')).toEqual([]);
  });
}

function agencies(open: () => Promise<Tables>): void {
  const list = (version: number, name = 'Police') => ({
    version,
    agencies: [{ id: 'Police', name, was: version > 1 ? ['Police'] : [], retiredOn: version > 2 ? readDay('2026-11-23') : ('' as const) }],
    by: ANNE,
    at: AT,
  });

  it('are not there while nobody has changed anything', async () => {
    const { keptAgencies } = await open();
    expect(await keptAgencies.present()).toBeUndefined();
  });

  it('come back as they were saved, each change under the ETag of the one before', async () => {
    const { keptAgencies } = await open();
    expect(await keptAgencies.save(list(1), undefined)).toBe('saved');
    const first = await keptAgencies.present();
    expect(first).toMatchObject(list(1));
    expect(await keptAgencies.save(list(2, HOSTILE.join('')), first?.etag)).toBe('saved');
    expect(await keptAgencies.present()).toMatchObject(list(2, HOSTILE.join('')));
    expect(await keptAgencies.save(list(2, 'late'), first?.etag)).toBe('changed since');
    const second = await keptAgencies.present();
    expect(await keptAgencies.save(list(3), second?.etag)).toBe('saved');
    expect((await keptAgencies.present())?.agencies[0]?.retiredOn).toBe('2026-11-23');
  });

  it('are changed by one of two who change them at once', async () => {
    const { keptAgencies } = await open();
    const outcomes = await Promise.all([keptAgencies.save(list(1, 'a'), undefined), keptAgencies.save(list(1, 'b'), undefined)]);
    expect(outcomes.sort()).toEqual(['changed since', 'saved']);
  });

  it('hold a hundred and twenty agencies with the longest names', async () => {
    const { keptAgencies } = await open();
    const most = Array.from({ length: 120 }, (_, n) => ({
      id: `agency ${n}`,
      name: `${n} ${'é'.repeat(96)}`,
      was: [],
      retiredOn: '' as const,
    }));
    expect(await keptAgencies.save({ version: 1, agencies: most, by: ANNE, at: AT }, undefined)).toBe('saved');
    expect((await keptAgencies.present())?.agencies).toEqual(most);
  });
}

function choices(open: () => Promise<Tables>): void {
  const NOBODY = { version: 0, after: '' } as const;
  const chosen = (version: number, reason = 'The office is closed'): Chosen => ({
    version,
    choices: { ...SHIPPED_CHOICES, added: [{ day: readDay('2026-12-29'), why: reason }], days: { 'rapid review~returns': 6 + version } },
    by: ANNE,
    at: AT,
    reason,
  });

  it('are not there while nobody has chosen', async () => {
    const { choices } = await open();
    expect(await choices.present()).toBeUndefined();
    expect(await choices.version(1)).toBeUndefined();
  });

  it('come back as they were saved, and keep every earlier version', async () => {
    const { choices } = await open();
    expect(await choices.save(chosen(1), NOBODY, undefined)).toBe('saved');
    const first = await choices.present();
    expect(first).toMatchObject({ chosen: chosen(1), applied: NOBODY });
    expect(await choices.save(chosen(2, HOSTILE.join('')), { version: 1, after: '' }, first?.etag)).toBe('saved');
    expect(await choices.present()).toMatchObject({ chosen: chosen(2, HOSTILE.join('')), applied: { version: 1, after: '' } });
    expect(await choices.version(1)).toEqual(chosen(1));
  });

  it('are changed once by two who change them at once', async () => {
    const { choices } = await open();
    const outcomes = await Promise.all([choices.save(chosen(1, 'a'), NOBODY, undefined), choices.save(chosen(1, 'b'), NOBODY, undefined)]);
    expect(outcomes.sort()).toEqual(['changed since', 'saved']);
    const etag = (await choices.present())?.etag;
    expect(await choices.save(chosen(2), NOBODY, etag)).toBe('saved');
    expect(await choices.save(chosen(2, 'late'), NOBODY, etag)).toBe('changed since');
    expect((await choices.version(2))?.reason).toBe('The office is closed');
  });

  it('remember how far the reviews follow, until there is a later change', async () => {
    const { choices } = await open();
    await choices.save(chosen(1), NOBODY, undefined);
    const etag = (await choices.present())?.etag ?? '';
    const next = await choices.follow({ version: 0, after: REFERENCE }, etag);
    expect(next).toBeDefined();
    expect(await choices.follow({ version: 0, after: 'PR-OTHER' }, etag)).toBeUndefined();
    expect(await choices.present()).toMatchObject({ chosen: chosen(1), applied: { version: 0, after: REFERENCE } });
    await choices.save(chosen(2), NOBODY, next);
    expect(await choices.follow({ version: 1, after: '' }, next ?? '')).toBeUndefined();
    expect(await choices.present()).toMatchObject({ chosen: chosen(2), applied: NOBODY });
  });
}
