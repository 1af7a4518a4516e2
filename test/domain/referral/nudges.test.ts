import type { Answers } from '../../../src/domain/forms/answers';
import { NOT_YET } from '../../../src/domain/forms/field';
import { nudgesAfter, nudgesOwed, type SavedPage } from '../../../src/domain/referral/nudges';
import { SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import { calendar } from '../../../src/domain/time/workingDays';

const CALENDAR = calendar({ added: [] });
const said = (answers: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([field, one]) => [field, { said: one }]));
const page = (id: string, answers: Readonly<Record<string, string>>, savedAt: string): SavedPage => ({
  page: id,
  answers: said(answers),
  savedAt,
});
const names = (saved: SavedPage) => nudgesAfter(saved, CALENDAR).map(({ name, at }) => `${name} at ${at}`);

describe('“not yet”', () => {
  it.each([
    ['Mon 23 Nov 2026', '2026-11-23T10:15:00Z', '2026-11-24T09:00:00.000Z', '2026-11-26T09:00:00.000Z'],
    ['a Friday', '2026-11-27T16:00:00Z', '2026-11-30T09:00:00.000Z', '2026-12-02T09:00:00.000Z'],
    ['a Saturday', '2026-11-28T11:00:00Z', '2026-11-30T09:00:00.000Z', '2026-12-02T09:00:00.000Z'],
    ['Christmas Eve', '2026-12-24T11:00:00Z', '2026-12-29T09:00:00.000Z', '2026-12-31T09:00:00.000Z'],
    ['late in the evening of a summer day in London', '2026-07-06T23:30:00Z', '2026-07-08T08:00:00.000Z', '2026-07-10T08:00:00.000Z'],
  ])('is asked about on the first and third working day after %s', (_, savedAt, first, third) => {
    expect(nudgesAfter(page('child', { sex: NOT_YET }, savedAt), CALENDAR).map(({ at, about }) => [about, at])).toEqual([
      ['notYet', first],
      ['notYet', third],
    ]);
  });

  it('is nothing in the words of an answer, or on a page that is not asked', () => {
    const at = '2026-11-23T10:15:00Z';
    expect(names(page('child', { sex: 'girl', faith: 'not yet known' }, at))).toEqual([]);
    expect(names(page('answer~eyes', { life: NOT_YET }, at))).toEqual([]);
    expect(names(page('child', { nothing: NOT_YET }, at))).toEqual([]);
  });

  it('is owed once for all pages, from the last one that was saved with it', () => {
    const early = page('child', { sex: NOT_YET }, '2026-11-23T10:15:00Z');
    const late = page('about', { penPicture: NOT_YET }, '2026-11-25T10:15:00Z');
    const other = page('happened', { facts: 'A fall.' }, '2026-11-26T10:15:00Z');
    expect(nudgesOwed(SERIOUS_INCIDENT, [early, late, other], CALENDAR).map(({ name }) => name)).toEqual([
      'notYet-1-2026-11-25',
      'notYet-3-2026-11-25',
    ]);
    expect(nudgesOwed(SERIOUS_INCIDENT, [other], CALENDAR)).toEqual([]);
    expect(nudgesOwed([], [early, late], CALENDAR)).toEqual([]);
  });
});

describe('the local authority that was not told', () => {
  it.each(['no', 'unsure'])('is asked about on the next morning, whatever day that is: %s', (laTold) => {
    const start = page('start', { laTold }, '2026-11-27T16:00:00Z');
    expect(names(start)).toEqual(['laNotTold-1-2026-11-27 at 2026-11-28T09:00:00.000Z']);
    expect(nudgesOwed(SERIOUS_INCIDENT, [start], CALENDAR).map(({ name }) => name)).toEqual(['laNotTold-1-2026-11-27']);
  });

  it('is not asked about once it was told, nor before anything was said', () => {
    for (const answers of [{ laTold: 'yes' }, {}] as const) expect(names(page('start', answers, '2026-11-27T16:00:00Z'))).toEqual([]);
  });
});
