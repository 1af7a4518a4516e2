import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { newReferrals, receiptDue } from '../../../src/domain/desk/desk';
import { owed } from '../../../src/domain/owed';
import { askForMore, returnReferral, sendAgain } from '../../../src/domain/referral/comments';
import { attach, becomePart, beginByNotification, giveBack } from '../../../src/domain/referral/joining';
import { newsOf, passOn, toPassOn } from '../../../src/domain/referral/passingOn';
import { alert, pass, send } from '../../../src/domain/referral/sending';
import { chooseStraight, readsWhyStraight, sendStraight } from '../../../src/domain/referral/straight';
import { answerWithdrawal, withdraw } from '../../../src/domain/referral/withdrawal';
import { Refusal } from '../../../src/domain/refusal';
import { reminders } from '../../../src/domain/reminders/reminders';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { evolve } from '../../../src/domain/review/evolve';
import type { Review } from '../../../src/domain/review/review';
import { isUnacknowledged, isWithReferrer, openRounds } from '../../../src/domain/review/whereItIs';
import { visible } from '../../../src/domain/sight/visible';
import { readDay } from '../../../src/domain/time/days';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent, acts } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';
import { actingIn, type Acting } from '../../../src/domain/sight/acting';

const AT = '2026-11-24T10:00:00.000Z';
const LATER = '2026-11-24T11:00:00.000Z';
const CHAIR = aPerson('chidi', 'Partnership', 'chair');
const NOTIFIER = aPerson('lena', 'Council', 'LA notifier');
const STRANGER = aPerson('eve', 'Police', 'referrer');
const sent = [alerted(), referralSent()];
const ANSWERS = ['start.inOneSentence', 'about.ownWords'];

const after = (past: readonly ReviewEvent[], ...decisions: ((review: Review) => readonly ReviewEvent[])[]): Review =>
  reviewAfter(...decisions.reduce<readonly ReviewEvent[]>((so, decide) => [...so, ...decide(reviewAfter(...so))], past));

const returns =
  (by: Acting = DANA, seen = 0, answers: readonly string[] = ANSWERS, at = AT) =>
  (review: Review) =>
    returnReferral(review, by, { answers, seen }, at);
const again =
  (seen = 1, changed: readonly string[] = ['about.ownWords']) =>
  (review: Review) =>
    sendAgain(review, AMARA, { pages: ['start'], changed, complete: true, seen }, LATER);
const says = (review: Review): string[] => owed(review).map(({ says: one }) => one);
const on = (review: Review | undefined): Review => review ?? reviewAfter(alerted());
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
};

describe('returning a referral with comments', () => {
  it('is with the referrer then, who is told how often, and of which answers', () => {
    const review = after(sent, returns());
    expect(review.state).toBe('returned');
    expect(openRounds(review)).toMatchObject([{ number: 1, as: 'agency lead', by: DANA.id, answers: ANSWERS }]);
    expect(owed(review)).toContainEqual({ key: 'comments-1', to: { person: AMARA.id }, says: 'comments', about: { number: 1 } });
    expect(isWithReferrer(review)).toBe(true);
  });

  it('changes nothing when it is pressed again', () => {
    expect(returns()(after(sent, returns()))).toEqual([]);
    expect(returns()(after(sent, returns(), again()))).toEqual([]);
  });

  it('is done by the lead or the office only, after it was sent, before it went on, and with a comment at least', () => {
    given(...sent)
      .when((review) => returns(AMARA)(on(review)))
      .refused('not allowed');
    given(...sent)
      .when((review) => returns(STRANGER)(on(review)))
      .refused('not allowed');
    given(alerted())
      .when((review) => returns()(on(review)))
      .refused('not complete');
    given(...sent, referralPassed())
      .when((review) => returns()(on(review)))
      .refused('too late');
    given(...sent)
      .when((review) => returns(DANA, 0, [])(on(review)))
      .refused('not complete');
    given(...sent)
      .when((review) =>
        returns(
          DANA,
          0,
          Array.from({ length: 21 }, (_, n) => `start.f${n}`),
        )(on(review)),
      )
      .refused('not complete');
    expect(after(sent, returns(OWEN)).comments).toMatchObject([{ as: 'coordinator' }]);
  });

  it('goes back to the lead, who hears of it, and can be returned once more', () => {
    const review = after(sent, returns(), again());
    expect(review.state).toBe('with agency lead');
    expect(review.comments).toMatchObject([{ answeredAt: LATER, changed: ['about.ownWords'] }]);
    expect(owed(review)).toContainEqual({ key: 'again-1', to: { person: DANA.id }, says: 'sent again', about: { number: 1 } });
    const twice = after(sent, returns(), again(), returns(DANA, 1));
    expect(twice.state).toBe('returned');
    expect(twice.comments.map(({ number, answeredAt }) => [number, answeredAt])).toEqual([
      [1, LATER],
      [2, ''],
    ]);
  });

  it('does not send again over comments that the referrer has not seen, and only the referrer sends', () => {
    expect(codeOf(() => again(0)(after(sent, returns())))).toBe('not complete');
    expect(codeOf(() => sendAgain(after(sent, returns()), STRANGER, { pages: [], changed: [], complete: true, seen: 1 }, LATER))).toBe(
      'not found',
    );
    expect(codeOf(() => sendAgain(after(sent, returns()), AMARA, { pages: [], changed: [], complete: false, seen: 1 }, LATER))).toBe(
      'not complete',
    );
    expect(again()(after(sent))).toEqual([]);
  });

  it('can be taken on by the office while it is with the referrer, as it was sent', () => {
    const review = after(sent, returns(), (one) => pass(one, OWEN, LATER));
    expect(review).toMatchObject({ state: 'referred', passedBy: OWEN.id });
    expect(isWithReferrer(review)).toBe(true);
  });
});

describe('asking for more once it is referred', () => {
  const referred = [...sent, referralPassed()];
  const asks =
    (by: Acting, seen = 0) =>
    (review: Review) =>
      askForMore(review, by, { answers: ['about.ownWords'], seen }, AT);

  it('leaves the referral where it is, and the answers go to the office', () => {
    const asked = after(referred, asks(OWEN));
    expect(asked.state).toBe('referred');
    expect(owed(asked)).toContainEqual({ key: 'comments-1', to: { person: AMARA.id }, says: 'comments', about: { number: 1 } });
    const answered = after(referred, asks(OWEN), again());
    expect(answered.state).toBe('referred');
    expect(owed(answered)).toContainEqual({ key: 'again-1', to: { role: 'coordinator' }, says: 'sent again', about: { number: 1 } });
  });

  it('is the office’s, and not before or after', () => {
    expect(codeOf(() => asks(DANA)(reviewAfter(...referred)))).toBe('not allowed');
    expect(codeOf(() => asks(OWEN)(reviewAfter(...sent)))).toBe('too late');
    expect(asks(OWEN)(after(referred, asks(OWEN)))).toEqual([]);
  });
});

describe('passing with a disagreement', () => {
  it('passes all the same, and says that there is one', () => {
    const review = after(sent, (one) => pass(one, DANA, AT, true));
    expect(review).toMatchObject({ state: 'referred', disagrees: true, passedBy: DANA.id });
    expect(pass(review, DANA, LATER)).toEqual([]);
    expect(pass(review, DANA, LATER, true)).toEqual([]);
    expect(after(sent, (one) => pass(one, DANA, AT)).disagrees).toBe(false);
  });
});

const start = { reference: 'PR-7KQ4M2X', by: AMARA, lead: DANA.id };

describe('entering a referral for somebody', () => {
  it('is a referral of their agency, whose lead has it', () => {
    const review = reviewAfter(...alert(undefined, { ...start, by: OWEN, enteredFor: { agency: 'Health' } }, AT));
    expect(review).toMatchObject({ agency: 'Health', referrer: OWEN.id, lead: DANA.id, origin: { enteredFor: true } });
    expect(visible(review, DANA)?.as).toBe('agency lead');
  });
});

describe('passing news on to somebody without the bot', () => {
  const entered = [alerted({ by: OWEN.id }), { type: 'enteredForSomeone', at: AT, by: OWEN.id } as const];
  const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: CHAIR.id, outcome: 'rapid review' };
  const tells =
    (key: string, by: Acting = OWEN) =>
    (review: Review) =>
      passOn(review, by, { key, how: 'telephone' }, LATER);

  it('is about what every referrer is told, and each is passed on once', () => {
    const review = reviewAfter(...entered);
    expect(newsOf(reviewAfter(...sent))).toEqual([]);
    expect(toPassOn(review).map(({ what }) => what)).toEqual(['sent']);
    const told = after(entered, tells('sent'));
    expect(toPassOn(told)).toEqual([]);
    expect(told.origin.passedOn['sent']).toEqual({ at: LATER, by: OWEN.id, how: 'telephone' });
    expect(tells('sent')(told)).toEqual([]);
    expect(toPassOn(after([...entered, decided]))).toEqual([
      { key: 'sent', what: 'sent' },
      { key: 'outcome-0', what: 'outcome' },
    ]);
  });

  it('is the office’s, and only of what holds', () => {
    const review = reviewAfter(...entered);
    for (const by of [AMARA, DANA, CHAIR]) expect(codeOf(() => tells('sent', by)(review))).toBe('not allowed');
    expect(codeOf(() => tells('outcome-0')(review))).toBe('too late');
    expect(codeOf(() => tells('sent')(reviewAfter(...sent)))).toBe('too late');
  });

  it('goes on in the review that the referral has joined, and is not asked for what was passed on before', () => {
    const begun = beginByNotification(
      undefined,
      OWEN,
      { reference: 'PR-NNNNNNN', sentAt: new Date(AT), panelReference: '', laAwareOn: '', incidentOn: '' },
      new Date(AT),
    );
    const joins = (referral: Review) => after([...begun, decided], (one) => attach(one, referral, OWEN.id, LATER) ?? []);
    const joined = joins(after(entered, tells('sent')));
    expect(toPassOn(joined).map(({ what }) => what)).toEqual(['outcome']);
    expect(joined.origin.passedOn['sent']).toMatchObject({ at: LATER, how: 'telephone' });
    expect(toPassOn(joins(reviewAfter(...entered))).map(({ what }) => what)).toEqual(['sent', 'outcome']);
    expect(owed(joined)).toContainEqual({
      key: 'outcome-referrer-0',
      to: { role: 'coordinator' },
      says: 'pass on',
      about: { news: 'outcome' },
    });
  });
});

describe('sending straight to the office', () => {
  it('refers without the lead, who does not see it when they are part of the concern', () => {
    const conflicted = after(sent, (one) => sendStraight(one, AMARA, 'about our agency', AT));
    expect(conflicted).toMatchObject({ state: 'referred', straight: 'about our agency', passedBy: AMARA.id, passedAt: AT });
    expect(visible(conflicted, DANA)).toBeUndefined();
    expect(says(conflicted)).toEqual(['asked when aware', 'asked when aware', 'referred']);
    const away = after(sent, (one) => sendStraight(one, AMARA, 'lead away', AT));
    expect(visible(away, DANA)?.as).toBe('agency lead');
    expect(readsWhyStraight(away, DANA)).toBe(false);
    expect([AMARA, OWEN, CHAIR].map((person) => readsWhyStraight(away, person))).toEqual([true, true, true]);
  });

  it('is not said twice, and is nobody else’s', () => {
    const review = after(sent, (one) => sendStraight(one, AMARA, 'lead away', AT));
    expect(sendStraight(review, AMARA, 'other', LATER)).toEqual([]);
    expect(codeOf(() => sendStraight(review, STRANGER, 'other', LATER))).toBe('not found');
  });

  it('can be chosen before the rest is written: the office then gets it on sending', () => {
    const chosen = after([alerted({ lead: '' })], (one) => chooseStraight(one, AMARA, 'lead conflicted', AT));
    expect(chosen.state).toBe('short start sent');
    expect(visible(chosen, DANA)).toBeUndefined();
    const review = after(
      [alerted({ lead: '' })],
      (one) => chooseStraight(one, AMARA, 'lead conflicted', AT),
      (one) => send(one, { ...start, lead: '' }, { route: 'serious incident', pages: ['start'], complete: true, laAwareOn: '' }, LATER),
    );
    expect(review).toMatchObject({ state: 'referred', sentAt: LATER, passedAt: LATER });
  });

  it('is chosen with the beginning itself, on every route', () => {
    const incident = reviewAfter(...alert(undefined, { ...start, straight: 'lead conflicted' }, AT));
    expect(incident).toMatchObject({ state: 'short start sent', lead: '', straight: 'lead conflicted' });
    const said = { route: 'learning', pages: ['start'], complete: true, laAwareOn: '' } as const;
    const learning = reviewAfter(...send(undefined, { ...start, straight: 'other' }, said, AT));
    expect(learning).toMatchObject({ state: 'referred', lead: '', straight: 'other', passedBy: AMARA.id });
  });

  it('helps when it was returned, too', () => {
    expect(after(sent, returns(), (one) => sendStraight(one, AMARA, 'other', LATER)).state).toBe('referred');
  });
});

describe('withdrawing', () => {
  const asks = (review: Review) => withdraw(review, AMARA, AT);

  it('of a serious incident is a request that the coordinator closes', () => {
    const asked = after(sent, asks);
    expect(asked).toMatchObject({ state: 'with agency lead', withdrawal: { state: 'asked', number: 1 } });
    expect(says(asked)).toContain('withdrawal asked');
    expect(asks(asked)).toEqual([]);
    const closed = after(sent, asks, (one) => answerWithdrawal(one, OWEN, { closes: true, number: 1 }, LATER));
    expect(closed).toMatchObject({ state: 'withdrawn', withdrawal: { state: 'withdrawn', answeredBy: OWEN.id } });
    // Withdrawing does not end the local authority’s duty: it is asked on as long as it has not answered.
    const stays = ['aware-asked-notifier-2026-11-23', 'aware-asked-office-2026-11-23'];
    expect(owed(closed).map(({ key }) => key)).toEqual([...stays, 'withdrawn-referrer', 'withdrawn-lead']);
  });

  it('happens at once on the other routes, and both sides are told', () => {
    const said = { route: 'good outcome', pages: ['start'], complete: true, laAwareOn: '' } as const;
    const review = after(send(undefined, start, said, AT), asks);
    expect(review).toMatchObject({ state: 'withdrawn', withdrawal: { state: 'withdrawn', askedBy: AMARA.id, answeredBy: AMARA.id } });
    expect(owed(review).map(({ key }) => key)).toEqual(['withdrawn-office', 'withdrawn-lead']);
  });

  it('goes on when the coordinator says so, and can be asked again', () => {
    const goesOn = after(sent, asks, (one) => answerWithdrawal(one, OWEN, { closes: false, number: 1 }, LATER));
    expect(goesOn).toMatchObject({ state: 'with agency lead', withdrawal: { state: 'goes on' } });
    expect(owed(goesOn)).toContainEqual({ key: 'goes-on-1', to: { person: AMARA.id }, says: 'goes on', about: { number: 1 } });
    expect(after(sent, asks, (one) => answerWithdrawal(one, OWEN, { closes: false, number: 1 }, LATER), asks).withdrawal?.number).toBe(2);
    expect(answerWithdrawal(goesOn, OWEN, { closes: true, number: 1 }, LATER)).toEqual([]);
  });

  it('is refused to others, and after the partners decided', () => {
    expect(codeOf(() => withdraw(reviewAfter(...sent), DANA, AT))).toBe('not found');
    expect(codeOf(() => answerWithdrawal(after(sent, asks), DANA, { closes: true, number: 1 }, LATER))).toBe('not allowed');
    const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: CHAIR.id, outcome: 'rapid review' };
    expect(codeOf(() => asks(reviewAfter(...sent, referralPassed(), decided)))).toBe('too late');
    const both = after([...sent, referralPassed()], asks);
    expect(codeOf(() => answerWithdrawal({ ...both, state: 'decided' }, OWEN, { closes: true, number: 1 }, LATER))).toBe('too late');
  });

  it('owes no reminder afterwards but of the local authority’s duty, until that is answered', () => {
    const aware: ReviewEvent = { type: 'laAwareRecorded', at: AT, by: AMARA.id, on: readDay('2026-11-21') };
    const count = (review: Review) => reminders(review, rulesOf(SHIPPED_CHOICES)).length;
    const open = [...sent, aware, referralPassed()];
    expect(count(reviewAfter(...open))).toBeGreaterThan(0);
    const closed = after(open, asks, (one) => answerWithdrawal(one, OWEN, { closes: true, number: 1 }, LATER));
    expect(reminders(closed, rulesOf(SHIPPED_CHOICES)).filter(({ milestone }) => milestone !== 'notify')).toEqual([]);
    const answered = evolve(closed, { type: 'notNotifying', at: LATER, by: OWEN.id, notMet: ['harm'], reason: '' });
    expect(answered && count(answered)).toBe(0);
  });
});

describe('a review that a notification begins', () => {
  const said = {
    reference: 'PR-NNNNNNN',
    sentAt: new Date('2026-11-23T09:00:00Z'),
    panelReference: 'SN-1',
    laAwareOn: readDay('2026-11-20'),
    incidentOn: readDay('2026-11-19'),
  } as const;
  const begun = beginByNotification(undefined, NOTIFIER, said, new Date(AT));

  it('needs no referral, and can be decided on', () => {
    const review = reviewAfter(...begun);
    expect(review).toMatchObject({
      reference: 'PR-NNNNNNN',
      state: 'referred',
      referrer: '',
      clock: { laAwareOn: '2026-11-20', notification: { panelReference: 'SN-1' } },
      origin: { begunBy: 'notification' },
    });
    expect(owed(review).map(({ to }) => to)).toEqual([{ role: 'coordinator' }, { role: 'chair' }]);
    expect(beginByNotification(review, NOTIFIER, said, new Date(AT))).toEqual([]);
  });

  it('is the notifier’s or the coordinator’s, and never of a time to come', () => {
    expect(codeOf(() => beginByNotification(undefined, AMARA, said, new Date(AT)))).toBe('not allowed');
    expect(codeOf(() => beginByNotification(undefined, OWEN, { ...said, sentAt: new Date('2026-12-01') }, new Date(AT)))).toBe(
      'not complete',
    );
  });

  it('never happened after it was known or notified', () => {
    for (const incidentOn of [readDay('2026-11-21'), readDay('2026-11-25')])
      expect(codeOf(() => beginByNotification(undefined, OWEN, { ...said, incidentOn }, new Date(AT)))).toBe('not complete');
    expect(codeOf(() => beginByNotification(undefined, OWEN, { ...said, laAwareOn: readDay('2026-11-30') }, new Date(AT)))).toBe(
      'not complete',
    );
  });

  const review = reviewAfter(...begun);
  const into = (one: Review) => ({ review: one, by: acts(OWEN, one) });
  const referral = after([...sent, referralPassed()]);

  it('takes a referral in, and neither is lost', () => {
    const part = after([...sent, referralPassed()], (one) => becomePart(one, OWEN, into(review), LATER));
    expect(part).toMatchObject({ state: 'part of another review', origin: { partOf: 'PR-NNNNNNN' } });
    expect(owed(part)).toEqual([{ key: 'became-part', to: { person: AMARA.id }, says: 'became part', about: {} }]);
    expect(becomePart(part, OWEN, into(review), LATER)).toEqual([]);
    expect(codeOf(() => becomePart(part, OWEN, into({ ...review, reference: 'PR-OTHER00' }), LATER))).toBe('too late');

    const joined = after(begun, (one) => attach(one, part, OWEN.id, LATER) ?? []);
    expect(joined).toMatchObject({ referrer: AMARA.id, agency: 'Health', lead: DANA.id, origin: { attached: part.reference } });
    expect(joined.sentAt).toBe(part.sentAt);
    expect(visible(joined, acts(AMARA, joined))?.as).toBe('referrer');
    expect(attach(joined, part, OWEN.id, LATER)).toEqual([]);
    expect(attach(joined, { ...part, reference: 'PR-OTHER00' }, OWEN.id, LATER)).toBeUndefined();
  });

  it('is new to the office, and has a receipt to send from when a referral has joined it', () => {
    const { calendar } = rulesOf(SHIPPED_CHOICES);
    expect(newReferrals([review], OWEN, calendar)).toMatchObject([{ reference: 'PR-NNNNNNN', hasReferrer: false }]);
    expect(isUnacknowledged(review)).toBe(false);
    const joined = after(begun, (one) => attach(one, referral, OWEN.id, '2026-11-27T11:00:00.000Z') ?? []);
    expect(isUnacknowledged(joined)).toBe(true);
    expect(receiptDue(joined, calendar)).toBe('2026-12-01');
  });

  it('owes its reminders from the beginning', () => {
    expect(reminders(review, rulesOf(SHIPPED_CHOICES)).map(({ milestone }) => milestone)).toContain('threshold');
  });

  it('cannot be withdrawn by the referrer who joined it', () => {
    const joined = after(begun, (one) => attach(one, referral, OWEN.id, LATER) ?? []);
    expect(codeOf(() => withdraw(joined, AMARA, LATER))).toBe('too late');
  });

  it('leaves out whom the referral leaves out', () => {
    const past = [...sent, ...sendStraight(reviewAfter(...sent), AMARA, 'about our agency', AT)];
    const joined = after(begun, (one) => attach(one, reviewAfter(...past), OWEN.id, LATER) ?? []);
    expect(visible(joined, acts(DANA, joined))).toBeUndefined();
  });

  it('shows nothing to whoever has a conflict of interest in one of the two', () => {
    const declared: ReviewEvent = {
      ...{ type: 'conflictDeclared', at: AT, by: CHAIR.id, person: CHAIR.id },
      ...{ standIn: '', roles: ['chair'], agency: 'Partnership' },
    };
    const conflicted = after([...sent, referralPassed(), declared]);
    const joined = after(begun, (one) => attach(one, conflicted, OWEN.id, LATER) ?? []);
    expect(actingIn(joined, CHAIR)).toBeUndefined();
    const other = after([...begun, declared]);
    const part = after([...sent, referralPassed()], (one) => becomePart(one, OWEN, into(other), LATER));
    expect(actingIn(part, CHAIR)).toBeUndefined();
  });

  it('does not send a second receipt', () => {
    const told: ReviewEvent = { type: 'referralAcknowledged', at: AT, by: OWEN.id, inTouchBy: readDay('2026-12-01') };
    const joined = after(begun, (one) => attach(one, after([...sent, referralPassed(), told]), OWEN.id, LATER) ?? []);
    expect(joined.triage.acknowledged).toMatchObject({ at: AT });
    expect(says(joined)).not.toContain('acknowledged');
  });

  it('takes in only what is referred, by the office, while it goes on', () => {
    expect(codeOf(() => becomePart(reviewAfter(...sent), OWEN, into(review), LATER))).toBe('too late');
    expect(codeOf(() => becomePart(referral, DANA, into(review), LATER))).toBe('not allowed');
    expect(codeOf(() => becomePart(referral, OWEN, into(referral), LATER))).toBe('too late');
    const asked = after([...sent, referralPassed()], (one) => withdraw(one, AMARA, AT));
    expect(codeOf(() => becomePart(asked, OWEN, into(review), LATER))).toBe('not complete');
    for (const state of ['criteria no longer met', 'transferred', 'not taken further'] as const)
      expect(codeOf(() => becomePart(referral, OWEN, into({ ...review, state }), LATER))).toBe('too late');
  });

  it('gives a referral back that it could not take in after all', () => {
    const part = after([...sent, referralPassed()], (one) => becomePart(one, OWEN, into(review), LATER));
    const back = after(
      [...sent, referralPassed()],
      (one) => becomePart(one, OWEN, into(review), LATER),
      (one) => giveBack(one, 'PR-NNNNNNN', OWEN.id, LATER),
    );
    expect(back).toMatchObject({ state: 'referred', origin: { partOf: '' } });
    expect(giveBack(back, 'PR-NNNNNNN', OWEN.id, LATER)).toEqual([]);
    expect(giveBack(part, 'PR-OTHER00', OWEN.id, LATER)).toEqual([]);
  });
});
