import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '../../src/domain/people/people';
import { faults, roleTable, type RoleTable } from './roleTable';
import { rolesPage } from './rolesPage';

const KEPT = join(__dirname, '..', '..', 'docs', 'roles.md');
/** What needs more of a review than any of the states has, and where it is pressed. */
const TRIED_ELSEWHERE = {
  'reminders/handTo': 'It names a colleague who may take the step; the tests of reminders do.',
  'withdrawal/read': 'It needs a request to withdraw; the tests of what follows a sending make one.',
  'triage/recordProcess': 'It names a process and its revision; the tests of the office’s desk do.',
  'triage/referred': 'It needs a referral of another route; the tests of the decision read one.',
  'people/match': 'The bot must have asked about the two; the tests of people known by e-mail address let it.',
  'clock/notNotifying': 'The local authority must have said that it does not notify; the tests of its answers let it.',
  'clock/dispute': 'So must it for somebody to see it differently.',
  'clock/recordDispute': 'So must it for somebody to see it differently.',
  'triage/earlier': 'It needs a decision that was reopened; the tests of the office’s desk reopen one.',
};
jest.setTimeout(300_000);

describe('what each role may do and see', () => {
  let table: RoleTable;
  beforeAll(async () => {
    table = await roleTable();
  });
  const cell = (verb: string, role: (typeof ROLES)[number]) => table.get(verb)?.get(role);

  it('is what docs/roles.md says; `npm run roles` writes it anew', () => {
    expect(readFileSync(KEPT, 'utf8')).toBe(rolesPage(table));
  });

  it('is found without a fault of ours', () => {
    expect(faults).toEqual([]);
  });

  it('is tried for every action: each can be done by somebody', () => {
    const nobody = [...table].filter(([, cells]) => [...cells.values()].every((one) => one === 'no')).map(([verb]) => verb);
    expect(nobody.filter((verb) => !(verb in TRIED_ELSEWHERE))).toEqual([]);
  });

  it('lets administrators do nothing in any case but say that somebody is unsafe', () => {
    const ofCases = [...table.keys()].filter((verb) => /^(triage|information|findings|discussion|clock)\//.test(verb));
    expect(ofCases.length).toBeGreaterThan(40);
    expect(ofCases.filter((verb) => ['yes', 'own', 'invited'].includes(cell(verb, 'administrator') ?? ''))).toEqual([
      'discussion/unsafe',
      'discussion/raise',
    ]);
  });

  it('lets nobody but administrators see people and their roles', () => {
    for (const role of ROLES) expect([role, cell('people/list', role)]).toEqual([role, role === 'administrator' ? 'yes' : 'no']);
    for (const role of ROLES) expect([role, cell('people/away', role)]).toEqual([role, role === 'administrator' ? 'yes' : 'own']);
  });

  it('lets an agency lead pass on their own agency’s referrals alone, and a coordinator any', () => {
    expect(cell('referral/pass', 'agency lead')).toBe('own');
    expect(cell('referral/pass', 'coordinator')).toBe('yes');
    expect(cell('referral/pass', 'scrutineer')).toBe('no');
  });
});
