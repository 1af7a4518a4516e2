import { asRead, freeze } from '../../../src/domain/forms/frozen';
import { GATE, pageCalled, SERIOUS_INCIDENT } from '../../../src/domain/referral/pages';
import { alert, notReached, pass, send } from '../../../src/domain/referral/sending';
import { officeActsForLead } from '../../../src/domain/review/whereItIs';
import { readDay } from '../../../src/domain/time/days';
import { alerted, AMARA, aPerson, DANA, leadNotReached, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';

const NOW = '2026-11-23T10:00:00.000Z';
const start = { reference: 'PR-7KQ4M2X', by: AMARA, agency: AMARA.agency, lead: DANA.id };

describe('the short start', () => {
  it('makes a review, with the agency lead of the referrer’s agency', () => {
    given()
      .when((review) => alert(review, start, NOW))
      .then(alerted());
  });

  it('changes nothing when it is sent again', () => {
    given(alerted())
      .when((review) => alert(review, start, NOW))
      .nothing();
  });

  it('is refused under a reference that belongs to somebody else', () => {
    given(alerted())
      .when((review) => alert(review, { ...start, by: aPerson('eve', 'Police', 'referrer') }, NOW))
      .refused('not found');
  });

  it('has no lead when the referrer is the lead, because nobody assures the quality of their own referral', () => {
    given()
      .when((review) => alert(review, { ...start, by: DANA }, NOW))
      .then(alerted({ by: DANA.id, lead: '' }));
  });
});

describe('sending the referral', () => {
  const pages = ['start', 'child'];
  const whole = { route: 'serious incident', pages, complete: true, laAwareOn: '' } as const;
  const sent = { ...referralSent(), at: NOW, pages };

  it('goes to the agency lead when it is complete', () => {
    given(alerted())
      .when((review) => send(review, start, whole, NOW))
      .then(sent as ReturnType<typeof referralSent>);
  });
  it('keeps the date that the referrer knows as a day that was named, and not as the authority’s', () => {
    const on = readDay('2026-11-21');
    given(alerted())
      .when((review) => send(review, start, { ...whole, laAwareOn: on }, NOW))
      .then(sent as ReturnType<typeof referralSent>, { type: 'laAwareNamed', at: NOW, by: AMARA.id, on });
  });
  it('is refused while answers are missing', () => {
    given(alerted())
      .when((review) => send(review, start, { ...whole, complete: false }, NOW))
      .refused('not complete');
  });
  it('is refused before the short start', () => {
    given()
      .when((review) => send(review, start, whole, NOW))
      .refused('not complete');
  });
  it('is refused to anybody but the referrer', () => {
    given(alerted())
      .when((review) => send(review, { ...start, by: OWEN }, whole, NOW))
      .refused('not found');
  });
  it('changes nothing the second time', () => {
    given(alerted(), referralSent())
      .when((review) => send(review, start, whole, NOW))
      .nothing();
  });
});

describe('a referral for learning, or of a good outcome', () => {
  const whole = { route: 'learning', pages: ['case', 'learn'], complete: true, laAwareOn: '' } as const;
  const sending = (sent: Parameters<typeof send>[2]) => given().when((review) => send(review, start, sent, NOW));

  it('begins a review with the whole referral', () => {
    sending(whole).then(
      { type: 'begun', at: NOW, by: AMARA.id, reference: 'PR-7KQ4M2X', route: 'learning', agency: 'Health', lead: DANA.id },
      { type: 'referralSent', at: NOW, by: AMARA.id, pages: ['case', 'learn'] },
    );
    const review = reviewAfter(...send(undefined, start, { ...whole, route: 'good outcome' }, NOW));
    expect(review).toMatchObject({ route: 'good outcome', state: 'with agency lead', begunAt: NOW, alertedAt: '', sentAt: NOW, events: 2 });
  });
  it('is refused while answers are missing', () => sending({ ...whole, complete: false }).refused('not complete'));
  it('changes nothing the second time, and is nobody else’s', () => {
    const begun = given(...send(undefined, start, whole, NOW));
    begun.when((review) => send(review, start, whole, NOW)).nothing();
    begun.when((review) => send(review, { ...start, by: OWEN }, whole, NOW)).refused('not found');
  });
});

describe('passing the referral on', () => {
  const passing = (by = DANA) => given(alerted(), referralSent()).when((review) => pass(review!, by, '2026-11-24T09:00:00.000Z'));

  it('is the agency lead’s part', () => passing().then(referralPassed()));
  it('is recorded as done for the agency when the coordinator does it', () => {
    passing(OWEN).then({ ...referralPassed(), by: OWEN.id, as: 'coordinator', forAgency: 'Health' } as ReturnType<typeof referralPassed>);
  });
  it('is refused to the lead of another agency, to the referrer, and to a lead who is one no longer', () => {
    passing(aPerson('piotr', 'Police', 'agency lead')).refused('not allowed');
    passing(AMARA).refused('not allowed');
    passing(aPerson('dana', 'Health', 'participant')).refused('not allowed');
  });
  it('is refused while only the short start is there', () => {
    given(alerted())
      .when((review) => pass(review!, DANA, NOW))
      .refused('not complete');
  });
  it('changes nothing the second time', () => {
    given(alerted(), referralSent(), referralPassed())
      .when((review) => pass(review!, DANA, NOW))
      .nothing();
  });
});

describe('a lead who cannot be reached', () => {
  it('is recorded once, and the office acts', () => {
    given(alerted())
      .when((review) => notReached(review!, DANA.id, 'agency lead', 'bot', '2026-11-23T10:00:01.000Z'))
      .then(leadNotReached());
    given(alerted(), leadNotReached())
      .when((review) => notReached(review!, DANA.id, 'agency lead', 'bot', NOW))
      .nothing();
    expect(officeActsForLead(reviewAfter(alerted()))).toBe(false);
    expect(officeActsForLead(reviewAfter(alerted(), leadNotReached()))).toBe(true);
    expect(officeActsForLead(reviewAfter(alerted({ lead: '' })))).toBe(true);
  });
});

describe('freezing a page', () => {
  const [page] = SERIOUS_INCIDENT;
  const child = pageCalled('child')!;

  it('keeps the question beside the answer, and what identifies the child apart', () => {
    const { frozen, identity } = freeze(page!, { childName: { said: 'Kezia B' }, initials: { said: 'K.B.' } });
    expect(frozen.items.find(({ field }) => field === 'initials')).toEqual({
      field: 'initials',
      question: page!.fields[1]!.label,
      answer: 'K.B.',
      value: '',
      notKnown: '',
      apart: false,
      kept: [],
    });
    expect(frozen.items.find(({ field }) => field === 'childName')).toMatchObject({ answer: '', apart: true });
    expect(identity).toEqual({ childName: { said: 'Kezia B' } });
    expect(JSON.stringify(frozen)).not.toContain('Kezia');
  });

  it('writes dates and choices as people read them', () => {
    const { frozen, identity } = freeze(child, {
      bornOn: { said: '2019-03-31' },
      sex: { said: 'girl' },
      ethnicity: { notKnown: 'asked, not yet answered' },
    });
    expect(identity).toEqual({ bornOn: { said: 'Sun 31 March 2019' } });
    expect(frozen.items.find(({ field }) => field === 'sex')?.answer).toBe('Girl');
    expect(frozen.items.find(({ field }) => field === 'ethnicity')?.notKnown).toBe('asked, not yet answered');
    expect(asRead(GATE.fields[0]!, 'reported')).toBe('Yes, already reported');
  });
});
