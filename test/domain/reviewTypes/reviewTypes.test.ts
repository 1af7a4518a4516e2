import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { milestonesOf, rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { meetingCriteria } from '../../../src/domain/decision/criteria';
import { assessPage } from '../../../src/domain/decision/forms';
import { recommendationPage } from '../../../src/domain/findings/pages';
import { pagesFor, ROUTE_GUIDES, routeInWords } from '../../../src/domain/referral/pages';
import { inPaper, inReport } from '../../../src/domain/referral/sections';
import { OUTCOMES, outcomeInWords } from '../../../src/domain/review/decision';
import {
  DECIDED_ON,
  kindDecidedOn,
  kindOf,
  ledToBy,
  milestonesOfType,
  OF_THE_PANEL,
  PRESETS,
  presetsOf,
  REVIEW_TYPES,
  ROUTES,
} from '../../../src/domain/reviewTypes';
import { alerted, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const twice = (all: readonly string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index);
const ROOM = join(__dirname, '../../../src/domain/reviewTypes');
/** What the kinds of review are written with; every other file of the room is one of them. */
const SHARED = ['byName.ts', 'criteria.ts', 'days.ts', 'index.ts', 'kind.ts', 'sections.ts'];

describe('the kinds of review', () => {
  it('keep the names under which something was stored', () => {
    expect(REVIEW_TYPES).toEqual(expect.arrayContaining(['rapid review', 'local learning review', 'good outcome review', 'LCSPR']));
    expect(OUTCOMES).toEqual([...DECIDED_ON, 'no further action']);
    expect(ROUTES).toEqual(expect.arrayContaining(['serious incident', 'learning', 'good outcome']));
    expect(PRESETS).toEqual(expect.arrayContaining(['returns on day 7', 'returns on day 10']));
    expect(PRESETS).toContain(SHIPPED_CHOICES.preset);
  });

  it('are one file each, and each file of one is in the index', async () => {
    const kinds = readdirSync(ROOM).filter((name) => !SHARED.includes(name));
    const exported = await Promise.all(kinds.map(async (name) => Object.values<unknown>(await import(join(ROOM, name)))));
    expect(exported.map((all) => all.length)).toEqual(kinds.map(() => 1));
    expect(new Set(exported.flat())).toEqual(new Set(REVIEW_TYPES.map(kindOf)));
  });

  it.each(REVIEW_TYPES)('%s has each of its milestones once, and shipped days for no other', (type) => {
    const keys = milestonesOfType(type).map(({ key }) => key);
    expect(keys).not.toEqual([]);
    expect(twice(keys)).toEqual([]);
    const shipped = Object.values(presetsOf(type)).flatMap(({ days }) => Object.keys(days));
    expect(shipped.filter((key) => !keys.some((one) => one === key))).toEqual([]);
    expect(kindOf(type).inWords).toBe(`${/^[aeiouL]/.test(type) ? 'an' : 'a'} ${type}`);
  });

  it('have the milestones of the Panel only where a notification is needed', () => {
    const notified = DECIDED_ON.filter((type) => kindDecidedOn(type).needsNotification);
    expect(notified).toContain(OF_THE_PANEL);
    const counted = REVIEW_TYPES.filter((type) => milestonesOfType(type).some(({ from }) => from === 'A' || from === 'D'));
    expect(counted.filter((type) => !notified.some((one) => one === type))).toEqual([]);
  });
});

describe.each(DECIDED_ON)('a %s', (type) => {
  it('can be recommended, is said in words, and then has its milestones', () => {
    const recommended = assessPage('serious incident').fields.find(({ id }) => id === 'outcome')?.choices ?? [];
    expect(recommended.map(({ value }) => value)).toContain(type);
    expect(outcomeInWords(type)).toBe(kindOf(type).inWords);
    const decided = { type: 'routeDecided', at: '2026-11-25T10:00:00.000Z', by: 'x', outcome: type } as const;
    const review = reviewAfter(alerted(), referralSent(), referralPassed(), decided);
    const fromDecision = milestonesOfType(type).filter(({ from }) => from === 'D' || from === 'S');
    const keys = milestonesOf(review, rulesOf(SHIPPED_CHOICES)).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(fromDecision.map(({ key }) => key)));
  });

  it('asks at its meeting each criterion once, and then what is recommended', () => {
    const ids = recommendationPage(type).fields.map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining([...meetingCriteria(type).map(({ id }) => id), kindDecidedOn(type).meeting.recommends.id]));
  });
});

describe.each(ROUTES)('a referral of the route “%s”', (route) => {
  it('leads to a kind of review, and can be chosen', () => {
    expect(kindDecidedOn(ledToBy(route)).referral?.route).toBe(route);
    expect(ROUTE_GUIDES.find((guide) => guide.route === route)).toMatchObject({ criteria: expect.arrayContaining([expect.any(String)]) });
    expect(routeInWords(route)).not.toBe('');
  });

  it('is held against each of its criteria once', () => {
    const ids = assessPage(route).fields.map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
    expect(ids.length).toBeGreaterThan(3);
  });

  it('is read under headings that hold answers to its own questions', () => {
    const asked = pagesFor(route).flatMap(({ fields }) => fields.map(({ id }) => id));
    const read = [...inReport[route], ...inPaper[route]].flatMap(({ fields }) => fields);
    expect(read.filter((field) => !asked.includes(field))).toEqual([]);
  });
});
