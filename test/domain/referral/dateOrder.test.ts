import type { Answers } from '../../../src/domain/forms/answers';
import { fill } from '../../../src/domain/forms/fill';
import { impossibleOn, outOfOrder, unusualOn } from '../../../src/domain/referral/dateOrder';
import { pageCalled } from '../../../src/domain/referral/pages';
import { places } from '../../../src/domain/referral/progress';

const dates = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).map(([field, said]) => [field, { said }]));
const kinds = (all: Record<string, string>): string[] =>
  outOfOrder(dates(all)).map(({ earlier, later, kind }) => `${kind}: ${earlier}, ${later}`);
const happened = pageCalled('happened')!;

describe('the dates of a referral', () => {
  it('are each a question of their own', () => {
    const asked = ['start', 'happened'].flatMap((id) =>
      pageCalled(id)!
        .fields.filter(({ kind }) => kind === 'date')
        .map((field) => field.id),
    );
    expect(asked).toEqual(['incidentOn', 'laToldOn', 'agencyAwareOn', 'laAwareOn', 'sinSentOn']);
  });

  it('may stand in their order, on one day, or be missing', () => {
    expect(kinds({ incidentOn: '2026-11-01', agencyAwareOn: '2026-11-02', laAwareOn: '2026-11-03', sinSentOn: '2026-11-06' })).toEqual([]);
    expect(kinds({ incidentOn: '2026-11-01', agencyAwareOn: '2026-11-01', laAwareOn: '2026-11-01', sinSentOn: '2026-11-01' })).toEqual([]);
    expect(kinds({ sinSentOn: '2026-11-01' })).toEqual([]);
    expect(outOfOrder({ incidentOn: { notKnown: 'over years' }, laAwareOn: { said: '2026-11-01' } })).toEqual([]);
  });

  it.each([
    [{ incidentOn: '2026-11-03', agencyAwareOn: '2026-11-02' }, 'impossible: incidentOn, agencyAwareOn'],
    [{ incidentOn: '2026-11-03', laAwareOn: '2026-11-02' }, 'impossible: incidentOn, laAwareOn'],
    [{ incidentOn: '2026-11-03', sinSentOn: '2026-11-02' }, 'impossible: incidentOn, sinSentOn'],
    [{ laAwareOn: '2026-11-03', sinSentOn: '2026-11-02' }, 'impossible: laAwareOn, sinSentOn'],
    [{ agencyAwareOn: '2026-11-03', laAwareOn: '2026-11-02' }, 'unusual: agencyAwareOn, laAwareOn'],
    [{ incidentOn: '2025-11-02', agencyAwareOn: '2026-11-03' }, 'unusual: incidentOn, agencyAwareOn'],
    [{ bornOn: '2026-11-03', incidentOn: '2026-11-02' }, 'unusual: bornOn, incidentOn'],
    [{ incidentOn: '2026-11-03', diedOn: '2026-11-02' }, 'unusual: incidentOn, diedOn'],
    [{ bornOn: '2026-11-03', diedOn: '2026-11-02' }, 'unusual: bornOn, diedOn'],
  ])('out of their order %j are %s', (all, kind) => expect(kinds(all)).toEqual([kind]));

  it('are refused in an impossible order with a sentence beside the field, and what was there stays', () => {
    const before = dates({ laAwareOn: '2026-11-22' });
    const typed = { agencyAwareOn: '2026-11-21', laAwareOn: '2026-11-19' };
    const also = (answers: Answers) => impossibleOn(happened, { ...dates({ incidentOn: '2026-11-20' }), ...answers });
    const { answers, problems } = fill(happened, before, typed, '2026-11-23', also);
    expect(answers).toMatchObject({ agencyAwareOn: { said: '2026-11-21' }, laAwareOn: { said: '2026-11-22' } });
    expect(problems[0]).toEqual({
      field: 'laAwareOn',
      kind: 'wrong',
      sentence: 'The local authority cannot know on Thu 19 November 2026 what happened on Fri 20 November 2026. Please check both dates.',
    });
  });

  it('keep the page of the later date open while two windows have left them in an impossible order', () => {
    const saved = new Map([
      ['start', dates({ incidentOn: '2026-11-20' })],
      ['happened', dates({ laAwareOn: '2026-11-19' })],
    ]);
    const [start, next] = places([pageCalled('start')!, happened], saved);
    expect(start?.missing.some(({ kind }) => kind === 'wrong')).toBe(true);
    expect(next?.missing.some(({ kind, field }) => kind === 'wrong' && field === 'laAwareOn')).toBe(true);
  });

  it('are only mentioned in an unusual order, on the page that asks for one of them', () => {
    const all = dates({ agencyAwareOn: '2026-11-22', laAwareOn: '2026-11-21' });
    expect(impossibleOn(happened, all)).toEqual([]);
    expect(unusualOn(happened, all)).toEqual([
      'The local authority became aware before your agency did. That can be. If it is not so, please check both dates.',
    ]);
    expect(unusualOn(pageCalled('about')!, all)).toEqual([]);
  });
});
