import fc from 'fast-check';
import { AFTER_ALL, keyPart, original, outsideKey, ownKey, shardOf } from '../../src/tables/keys';
import { anyText } from './contract';

const id = fc.oneof(
  anyText,
  anyText.map((text) => text.repeat(70)),
);
/** Two ids that are as alike as a bug would need them to be. */
const alike = fc
  .tuple(id, id, fc.constantFrom('', '=', '==', '~', '=002f', '/'))
  .chain(([one, other, more]) =>
    fc.constantFrom<[string, string]>(
      [one, other],
      [one, one + more],
      [one, more + one],
      [one, outsideKey(one)],
      [one, keyPart(one)],
      [one, one.toUpperCase()],
    ),
  );

describe.each([
  ['outsideKey', outsideKey],
  ['keyPart', keyPart],
])('%s', (_, key) => {
  it('leaves what is safe readable', () => {
    for (const safe of ['PR-7KQ4M2X', '0b2d.anne@anyshire.gov.uk', 'Anyshire Police', '2026-11-23T09:00:00.000Z'])
      expect(key(safe)).toBe(safe);
  });

  it('gives every id a key that tables take', () => {
    fc.assert(fc.property(id, (text) => expect(key(text)).toMatch(/^[A-Za-z0-9 _.~:@=-]{1,180}$/)));
  });

  it('never gives two different ids the same key', () => {
    fc.assert(
      fc.property(alike, ([one, other]) => {
        expect(key(one) === key(other)).toBe(one === other);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells halves of characters apart, in short ids and in long ones', () => {
    for (const length of [1, 100]) expect(key('\ud83d'.repeat(length))).not.toBe(key('\ud83e'.repeat(length)));
  });
});

describe('keyPart', () => {
  it('has no ~ of its own, so that parts cannot run into each other', () => {
    fc.assert(fc.property(id, (text) => expect(keyPart(text)).not.toContain('~')));
  });
});

describe('ownKey', () => {
  it('can be undone', () => {
    fc.assert(fc.property(id, (text) => expect(original(ownKey(text))).toBe(text)));
  });

  it('keeps what begins alike between the beginning and what comes after all of it', () => {
    fc.assert(
      fc.property(id, id, (beginning, end) => {
        const from = ownKey(beginning);
        const key = ownKey(beginning + end);
        expect(key >= from && key < from + AFTER_ALL).toBe(true);
      }),
    );
  });
});

describe('shardOf', () => {
  it('is the same for ever', () => {
    expect(['PR-7KQ4M2X', 'PR-1', 'PR-2', ''].map((reference) => shardOf(reference, 4))).toEqual(['1', '0', '0', '2']);
  });

  it('spreads references over all shards', () => {
    const shards = Array.from({ length: 400 }, (_, n) => shardOf(`PR-${n}`, 4));
    for (const shard of ['0', '1', '2', '3']) expect(shards.filter((one) => one === shard).length).toBeGreaterThan(60);
  });
});
