import { choose, differences, mayChoose, type Choosing } from '../../../src/domain/dates/choosing';
import { choosingIn, pageOf, type SUBJECTS } from '../../../src/domain/dates/choosingPages';
import { rulesOf, SHIPPED_CHOICES, type Choices } from '../../../src/domain/dates/counting';
import { ROLES } from '../../../src/domain/people/people';
import { Refusal } from '../../../src/domain/refusal';
import { readDay } from '../../../src/domain/time/days';
import { addWorkingDays } from '../../../src/domain/time/workingDays';
import { aPerson } from '../../helpers/aReview';

const ADA = aPerson('ada', 'Partnership office', 'administrator');
const NOW = new Date('2026-11-25T10:00:00Z');
const after = (one: Choosing, choices: Choices = SHIPPED_CHOICES, by = ADA) => choose(choices, by, one, NOW);
const said = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.sentence;
    throw error;
  }
  return '';
};
const CLOSED = { what: 'add day', day: readDay('2026-12-01'), why: 'The office is closed' } as const;
const milestone = (key: string, day: number, type: 'rapid review' | 'LCSPR' = 'rapid review'): Choosing => ({
  what: 'milestone',
  type,
  key,
  day,
});

describe('what a partnership chooses about its days', () => {
  it('is chosen by administrators and coordinators, and by nobody else', () => {
    const may = ROLES.filter((role) => mayChoose(aPerson('x', '', role)));
    expect(may).toEqual(['coordinator', 'administrator']);
    expect(said(() => after(CLOSED, SHIPPED_CHOICES, aPerson('x', '', 'chair')))).toContain('Only an administrator or the coordinator');
  });

  it('takes a day out of the count, and back in', () => {
    const choices = after(CLOSED);
    const day15 = (one: Choices) => addWorkingDays(rulesOf(one).calendar, readDay('2026-11-23'), 15);
    expect([day15(SHIPPED_CHOICES), day15(choices)]).toEqual([{ day: '2026-12-14' }, { day: '2026-12-15' }]);
    expect(after(CLOSED, choices)).toBe(choices);
    expect(after({ what: 'remove day', day: CLOSED.day }, choices)).toEqual(SHIPPED_CHOICES);
  });

  it('takes out a day that was remembered when it was over, and what is counted over it moves', () => {
    const choices = after({ ...CLOSED, day: readDay('2026-11-24'), why: 'An extra bank holiday' });
    expect(choices.added).toEqual([{ day: '2026-11-24', why: 'An extra bank holiday' }]);
    expect(addWorkingDays(rulesOf(choices).calendar, readDay('2026-11-23'), 15)).toEqual({ day: '2026-12-15' });
  });

  it('does not take out what is not counted anyway, what has passed, or what lies past the list', () => {
    const refused = (on: string) => said(() => after({ ...CLOSED, day: readDay(on) }));
    expect(refused('2026-12-05')).toContain('is not counted anyway');
    expect(refused('2026-12-25')).toContain('is not counted anyway');
    expect(refused('2026-10-01')).toContain('A day that passed more than 31 days ago');
    expect(refused('2031-01-06')).toContain('The list of bank holidays ends on');
  });

  it('leaves the two outer dates alone, and keeps the milestones in their order', () => {
    expect(said(() => after(milestone('panel', 20)))).toContain('are not changed here');
    expect(said(() => after(milestone('notify', 7)))).toContain('are not changed here');
    expect(said(() => after(milestone('returns', 9)))).toContain('“Merged chronology and pack issued” on day 8');
    expect(said(() => after(milestone('pack', 10)))).toContain('at least one working day after the pack');
    expect(said(() => after(milestone('threshold', 6)))).toContain('“Notification sent” on day 5');
    for (const day of [-1, 121, 1.5]) expect(said(() => after(milestone('chase', day)))).toContain('a whole number from 0 to 120');
    expect(said(() => after(milestone('lcspr', 25, 'LCSPR')))).toContain('from 0 to 24');
    expect(after(milestone('returns', 8)).days).toEqual({ 'rapid review~returns': 8 });
    expect(after(milestone('returns', 7))).toBe(SHIPPED_CHOICES);
  });

  it('lets a rhythm say again what it says, and keeps what it says nothing about', () => {
    const own = after(milestone('chase', 30), after(milestone('returns', 6)));
    expect(after({ what: 'preset', is: 'returns on day 10' }, own).days).toEqual({ 'rapid review~chase': 30 });
    expect(after({ what: 'preset', is: 'returns on day 7' }, own)).toBe(own);
  });

  it('has a form for each change, that is read as it is typed', () => {
    const choices = after(CLOSED);
    const options = (subject: (typeof SUBJECTS)[number], field: string) =>
      pageOf(subject, choices).fields.find(({ id }) => id === field)?.choices;
    expect(options('remove day', 'day')).toEqual([{ value: '2026-12-01', label: 'Tue 1 December 2026: The office is closed' }]);
    expect(options('milestone', 'which')?.map(({ value }) => value)).not.toContain('rapid review~panel');
    expect(choosingIn('milestone', { which: { said: 'good outcome review~meeting' }, day: { said: '28' } })).toEqual({
      ...{ what: 'milestone', type: 'good outcome review', key: 'meeting', day: 28 },
    });
    expect(said(() => choosingIn('milestone', { which: { said: 'LCSPR~lcspr' }, day: { said: 'six' } }))).toContain('a whole number');
  });

  it('is told with both values', () => {
    const is = after({ what: 'counted from', is: 'LA aware' }, after({ what: 'preset', is: 'returns on day 10' }, after(CLOSED)));
    const words = differences(SHIPPED_CHOICES, is);
    expect(words).toContain('Tue 1 December 2026 is no working day any more.');
    expect(words).toContain(
      'The rapid review was counted from the notification sent, and is counted from the local authority becoming aware.',
    );
    expect(words).toContain('Rapid review, “Agency returns in”: day 7 became 10.');
    expect(differences(is, SHIPPED_CHOICES)).toContain('Tue 1 December 2026 is a working day again.');
    expect(differences(is, is)).toEqual([]);
  });
});
