import { STAGE_PAGES } from '../../../src/domain/findings/pages';
import { makeReport, MOST, owedForFindings, record, signOff } from '../../../src/domain/findings/recording';
import { ROLES } from '../../../src/domain/people/people';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { evolve } from '../../../src/domain/review/evolve';
import { awaitedSignOffs, isNotFollowed, revisionOf, type FindingsEvent, type Recorded } from '../../../src/domain/review/findings';
import type { Review } from '../../../src/domain/review/review';
import type { Acting } from '../../../src/domain/sight/acting';
import { inFindings } from '../../../src/domain/sight/visible';
import type { Day } from '../../../src/domain/time/days';
import { aPerson } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';
import { HELD, MET, whole } from '../../helpers/stages/findings';

const AT = '2026-12-08T10:00:00.000Z';
const named = (id: string, ...roles: Parameters<typeof aPerson>[2][]): Acting => ({ ...aPerson(id, '', ...roles), id: whole(id) });
const SCRIBE = named('hannah', 'scribe');
const OWEN = named('owen', 'coordinator');
const CHAIR = named('chidi', 'chair');
const FRAN = named('fran', 'facilitator');
const FARID = named('farid', 'executive partner');
const PARTNERS = ['farid', 'grace', 'stephen'].map(whole);

const held = reviewAfter(...HELD);
const notBegun = reviewAfter(...HELD.filter(({ type }) => !/^discussion|^stageOpened/.test(type)));
const notDecided = reviewAfter(...HELD.slice(0, 5));

const stage = (number: number): Recorded => ({ kind: 'stage', stage: number });
const learning = (number: number): Recorded => ({ kind: 'learning', number });
const action = (number: number): Recorded => ({ kind: 'action', number, owner: whole('mei'), dueOn: '2027-01-29' as Day });
const recommendation: Recorded = { kind: 'recommendation', lcspr: 'yes', partners: PARTNERS };

/** The review after these are decided one after another. */
function after(review: Review, ...decide: ((review: Review) => readonly FindingsEvent[] | 'changed since')[]): Review {
  return decide.reduce((now, one) => {
    const events = one(now);
    if (events === 'changed since') throw new Error('changed since');
    return (events as readonly ReviewEvent[]).reduce<Review>(evolve, now);
  }, review);
}
const recorded =
  (what: Recorded, seen = 0, by = SCRIBE) =>
  (review: Review) =>
    record(review, by, what, seen, AT);
const answers =
  (id: string, agrees: boolean, by = named(id, 'executive partner'), round = 1) =>
  (review: Review) =>
    signOff(review, by, { partner: whole(id), agrees, round, reasoned: true }, AT);
const recommended = after(held, recorded(recommendation, 0, CHAIR));

describe('recording', () => {
  it('makes an event of keys and dates', () => {
    given(...HELD)
      .when((review) => record(review!, SCRIBE, action(1), 0, AT) as FindingsEvent[])
      .then({ type: 'actionRecorded', at: AT, by: SCRIBE.id, revision: 1, number: 1, owner: whole('mei'), dueOn: '2027-01-29' as Day });
  });

  it('counts revisions, and does not overwrite what somebody has not seen', () => {
    const once = after(held, recorded(stage(3)));
    expect(record(once, SCRIBE, stage(3), 0, AT)).toBe('changed since');
    const twice = after(once, recorded(stage(3), 1));
    expect(revisionOf(twice.findings, { kind: 'stage', stage: 3 })).toBe(2);
    expect(revisionOf(twice.findings, { kind: 'stage', stage: 4 })).toBe(0);
  });

  it('keeps learning points and actions in the order of their numbers, without gaps', () => {
    const two = after(held, recorded(learning(1)), recorded(learning(2)), recorded(learning(1), 1));
    expect(two.findings.learning.map(({ number, revision }) => [number, revision])).toEqual([[1, 2], [2, 1]]); // prettier-ignore
    given(...HELD)
      .when((review) => record(review!, SCRIBE, learning(2), 0, AT) as FindingsEvent[])
      .refused('not found');
    given(...HELD)
      .when((review) => record(review!, SCRIBE, action(0), 0, AT) as FindingsEvent[])
      .refused('not found');
  });

  it('keeps an action’s status when the action is changed', () => {
    const changed = after(held, recorded(action(1)), recorded({ ...action(1), owner: '' } as Recorded, 1));
    expect(changed.findings.actions).toMatchObject([{ number: 1, owner: '', status: 'open', revision: 2 }]);
  });

  it('takes as many learning points as people can keep in mind, and no more', () => {
    const all = Array.from({ length: MOST.learning }, (_, index) => recorded(learning(index + 1)));
    const full = after(held, ...all);
    expect(() => record(full, SCRIBE, learning(MOST.learning + 1), 0, AT)).toThrow('not complete');
    expect(record(full, SCRIBE, learning(MOST.learning), 1, AT)).toHaveLength(1);
  });

  it('is the scribe’s and the coordinator’s, the recommendation the chair’s too, and nobody else’s', () => {
    for (const role of ROLES) {
      const person = { ...named('mei', role), roles: [role] };
      const tries = (what: Recorded) => () => record(held, person, what, 0, AT);
      if (['scribe', 'coordinator'].includes(role)) expect(tries(stage(1))).not.toThrow();
      else expect(tries(stage(1))).toThrow('not allowed');
      if (['scribe', 'coordinator', 'chair'].includes(role)) expect(tries(recommendation)).not.toThrow();
      else expect(tries(recommendation)).toThrow('not allowed');
    }
  });

  it('begins with the discussion; the coordinator can write up a meeting that was held without the bot', () => {
    expect(() => record(notBegun, SCRIBE, stage(1), 0, AT)).toThrow('too late');
    expect(record(notBegun, OWEN, stage(1), 0, AT)).toHaveLength(1);
    expect(record(reviewAfter(...MET), SCRIBE, stage(1), 0, AT)).toHaveLength(1);
    expect(() => record(notDecided, OWEN, stage(1), 0, AT)).toThrow('too late');
  });

  it('knows no stage that is recorded in another way', () => {
    for (const number of [6, 7]) expect(() => record(held, OWEN, stage(number), 0, AT)).toThrow('not found');
    expect(STAGE_PAGES.map(({ stage: number }) => number).filter((number) => number <= 8)).toEqual([0, 1, 2, 3, 4, 5, 8]);
  });
});

describe('the recommendation', () => {
  it('needs three partners, none of whom makes it', () => {
    expect(() => record(held, CHAIR, { ...recommendation, partners: PARTNERS.slice(1) } as Recorded, 0, AT)).toThrow('not complete');
    expect(() => record(held, { ...CHAIR, id: FARID.id }, recommendation, 0, AT)).toThrow('not allowed');
  });

  it('is decided with the third answer where at least two agree', () => {
    const two = after(recommended, answers('farid', true), answers('grace', false));
    expect(two.findings.decided).toBeNull();
    expect(awaitedSignOffs(two.findings)).toEqual([whole('stephen')]);
    expect(after(two, answers('stephen', true)).findings.decided).toEqual({ lcspr: 'yes', at: AT });
  });

  it('takes no dissent without its reason', () => {
    const said = { partner: FARID.id, agrees: false, round: 1 };
    expect(() => signOff(recommended, FARID, { ...said, reasoned: false }, AT)).toThrow('not complete');
    expect(signOff(recommended, FARID, { ...said, agrees: true, reasoned: false }, AT)).toHaveLength(1);
  });

  it('keeps a partner’s dissent, whoever recommended and whoever enters', () => {
    const dissented = after(recommended, answers('farid', false));
    for (const by of [OWEN, CHAIR]) expect(() => answers('farid', true, by)(dissented)).toThrow('not allowed');
    // Who recommended enters nobody’s answer.
    expect(() => answers('grace', true, CHAIR)(recommended)).toThrow('not allowed');
    // What a partner confirms in person is theirs from then on.
    const confirmed = after(recommended, answers('grace', true, OWEN), answers('grace', true));
    expect(confirmed.findings.signedOff[whole('grace')]).toMatchObject({ as: 'partner', by: whole('grace') });
  });

  it('is not followed where fewer than two agree, until one of them thinks again', () => {
    const not = after(recommended, answers('farid', true), answers('grace', false), answers('stephen', false));
    expect(not.findings.decided).toBeNull();
    expect(isNotFollowed(not.findings)).toBe(true);
    const thought = after(not, answers('grace', true));
    expect(thought.findings.decided).toEqual({ lcspr: 'yes', at: AT });
  });

  it('is answered by the partner, or by the coordinator for them, and by nobody else', () => {
    expect(answers('farid', true, OWEN)(recommended)).toMatchObject([{ by: OWEN.id, partner: FARID.id }]);
    for (const by of [CHAIR, SCRIBE, named('grace', 'executive partner'), named('farid', 'participant')])
      expect(() => answers('farid', true, by)(recommended)).toThrow('not allowed');
    expect(() => answers('mei', true, OWEN)(recommended)).toThrow('not allowed');
  });

  it('changes nothing when the same is said again', () => {
    const one = after(recommended, answers('farid', true));
    expect(answers('farid', true)(one)).toEqual([]);
  });

  it('needs the answers anew when it is recorded anew, and refuses one to the older', () => {
    const anew = after(recommended, answers('farid', true), recorded({ ...recommendation, lcspr: 'no' } as Recorded, 1, CHAIR));
    expect(anew.findings).toMatchObject({ signedOff: {}, recommendation: { lcspr: 'no', revision: 2 } });
    expect(() => answers('grace', true)(anew)).toThrow('too late');
  });

  it('closes what is recorded once it is decided', () => {
    const closed = after(recommended, answers('farid', true), answers('grace', true), answers('stephen', true));
    for (const what of [stage(1), learning(1), recommendation]) expect(() => record(closed, OWEN, what, 1, AT)).toThrow('too late');
    expect(answers('farid', true)(closed)).toEqual([]);
    expect(() => answers('farid', false)(closed)).toThrow('too late');
  });
});

describe('what is owed', () => {
  const owes = (review: Review): string[] => owedForFindings(review).flatMap((one) => (one ? [one.key] : []));

  it('is a post to every partner who has not answered, and none before there is a recommendation', () => {
    expect(owes(held)).toEqual([]);
    expect(owes(recommended)).toEqual(PARTNERS.map((id) => `signoff-1-${id}`));
    expect(owes(after(recommended, answers('grace', true)))).toHaveLength(2);
  });

  it('is news to the chair and the office of how it ended', () => {
    const twoAgree = after(recommended, answers('farid', true), answers('grace', true), answers('stephen', false));
    expect(owes(twoAgree)).toEqual(['lcspr-1-chair', 'lcspr-1-coordinator']);
    const oneAgrees = after(recommended, answers('farid', true), answers('grace', false), answers('stephen', false));
    expect(owes(oneAgrees)).toEqual(['not-followed-1-chair', 'not-followed-1-coordinator']);
  });
});

describe('a report', () => {
  it('is a new version only when something has happened since the last one', () => {
    const one = after(held, (review) => makeReport(review, OWEN, AT));
    expect(one.findings.report).toMatchObject({ number: 1, asOf: HELD.length });
    expect(makeReport(one, FRAN, AT)).toEqual([]);
    const two = after(one, recorded(stage(1)), (review) => makeReport(review, OWEN, AT));
    expect(two.findings.report?.number).toBe(2);
    expect(() => makeReport(notDecided, OWEN, AT)).toThrow('too late');
  });
});

describe('who sees what was found', () => {
  it('is by role, for scribe and facilitator by being invited as well', () => {
    expect(inFindings(held, OWEN)).toEqual({ as: 'coordinator', records: true, recommends: true, reads: true, report: true, places: [] });
    expect(inFindings(held, CHAIR)).toEqual({ as: 'chair', records: false, recommends: true, reads: true, report: true, places: [] });
    expect(inFindings(held, SCRIBE)).toEqual({ as: 'scribe', records: true, recommends: true, reads: true, report: false, places: [] });
    expect(inFindings(held, FRAN)).toEqual({ as: 'facilitator', records: false, recommends: false, reads: true, report: true, places: [] });
    for (const role of ['scribe', 'facilitator'] as const) expect(inFindings(held, named('sara', role))).toBeUndefined();
    expect(inFindings(notDecided, OWEN)).toBeUndefined();
  });

  it('lets the three partners read what they decide on, and only these three', () => {
    expect(inFindings(held, FARID)).toBeUndefined();
    expect(inFindings(recommended, FARID)).toEqual({
      as: 'executive partner',
      records: false,
      recommends: false,
      reads: false,
      report: false,
      places: [FARID.id],
    });
    expect(inFindings(recommended, named('mei', 'executive partner'))).toBeUndefined();
    expect(inFindings(recommended, named('farid', 'participant'))).toBeUndefined();
  });

  it('is nobody else’s', () => {
    const others = ROLES.filter((role) => !['coordinator', 'chair', 'scribe', 'facilitator', 'executive partner'].includes(role));
    for (const role of others) expect(inFindings(recommended, named('mei', role))).toBeUndefined();
  });

  it('leaves the facilitator the draft alone', () => {
    const closed = after(recommended, answers('farid', true), answers('grace', true), answers('stephen', true));
    expect(inFindings(closed, FRAN)).toMatchObject({ reads: true, report: false });
    expect(inFindings(closed, CHAIR)?.report).toBe(true);
  });
});
