import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import {
  acknowledge,
  ask,
  decline,
  holdNothing,
  isLate,
  issuePack,
  MOST_ASKED_AT_ONCE,
  returnInformation,
  returnsDue,
} from '../../../src/domain/information/information';
import { KEY_DATES, neededOn, RETURN } from '../../../src/domain/information/returnForm';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { agenciesThat, allAnswered, requestTo } from '../../../src/domain/review/information';
import type { Review } from '../../../src/domain/review/review';
import { readDay } from '../../../src/domain/time/days';
import { AMARA, aPerson, DANA, OWEN } from '../../helpers/aReview';
import {
  acknowledged,
  asked,
  AT,
  both,
  CHIDI,
  nothing,
  notified,
  notUs,
  packIssued,
  past,
  PAT,
  returned,
  routeDecided,
  SOL,
} from '../../helpers/anInformation';
import { given, reviewAfter } from '../../helpers/given';
import type { Acting } from '../../../src/domain/sight/acting';

const on = (decide: (review: Review) => readonly ReviewEvent[]) => (review: Review | undefined) => decide(review!);

const PERIOD = { from: readDay('2025-11-01'), to: readDay('2026-11-21') };

describe('asking the agencies', () => {
  const asking = (by = OWEN, period = PERIOD, agencies = [{ agency: 'Police', author: PAT.id }]) =>
    on((review) => ask(review, by, { agencies, ...period }, AT));

  it('asks each agency once', () => {
    given(...past, notified())
      .when(asking())
      .then(asked(PAT));
    given(...past, notified(), asked(PAT))
      .when(asking())
      .nothing();
    given(...past, notified(), asked(PAT))
      .when(
        asking(OWEN, PERIOD, [
          { agency: 'Police', author: PAT.id },
          { agency: 'Schools', author: SOL.id },
        ]),
      )
      .then(asked(SOL));
  });
  it('asks an agency that is called like something every object has', () => {
    const agency = 'constructor';
    given(...past, notified())
      .when(asking(OWEN, PERIOD, [{ agency, author: '' }]))
      .then(asked({ id: '', agency }));
    expect(requestTo(reviewAfter(...past).information, agency)).toBeUndefined();
  });
  it('is the coordinator’s part alone', () => {
    for (const by of [CHIDI, PAT, DANA, AMARA])
      given(...past)
        .when(asking(by))
        .refused('not allowed');
  });
  it('comes after the decision on a review, also a good outcome review, and not when there is none', () => {
    given(...past.slice(0, 3))
      .when(asking())
      .refused('too late');
    given(...past.slice(0, 3), routeDecided('no further action'))
      .when(asking())
      .refused('too late');
    given(...past.slice(0, 3), routeDecided('good outcome review'))
      .when(asking())
      .then(asked(PAT));
  });
  it('is refused for a period that ends before it begins, and for more than a transaction takes', () => {
    given(...past)
      .when(asking(OWEN, { from: PERIOD.to, to: PERIOD.from }))
      .refused('not complete');
    const many = Array.from({ length: MOST_ASKED_AT_ONCE + 1 }, (_, index) => ({ agency: `Agency ${index}`, author: '' }));
    given(...past)
      .when(asking(OWEN, PERIOD, many))
      .refused('not complete');
  });
});

describe('answering a request', () => {
  const others = [
    SOL,
    CHIDI,
    AMARA,
    aPerson('piotr', 'Police', 'agency lead'),
    aPerson('pat', 'Police', 'participant'),
    aPerson('pat', 'Schools', 'information author'),
  ];
  const returning = (by = PAT, more: Partial<Parameters<typeof returnInformation>[2]> = {}) =>
    on((review) => returnInformation(review, by, { agency: 'Police', number: 1, complete: true, chronology: 2, ...more }, AT));

  it('is for the person who was asked and the coordinator, and for nobody else', () => {
    const all = [
      (by: Acting) => on((review) => acknowledge(review, by, 'Police', AT)),
      (by: Acting) => on((review) => holdNothing(review, by, 'Police', AT)),
      (by: Acting) => on((review) => decline(review, by, 'Police', AT)),
      (by: Acting) => returning(by),
    ];
    for (const decide of all) {
      for (const by of others)
        given(...both)
          .when(decide(by))
          .refused('not allowed');
      given(...past)
        .when(decide(PAT))
        .refused('not allowed');
      given(...past)
        .when(decide(OWEN))
        .refused('not allowed');
    }
    given(...both)
      .when(all[0]!(PAT))
      .then(acknowledged());
    given(...both)
      .when(all[1]!(OWEN))
      .then({ ...nothing(), by: OWEN.id });
    given(...both)
      .when(all[2]!(PAT))
      .then(notUs());
    given(...both)
      .when(all[3]!(OWEN))
      .then(returned(OWEN));
  });

  it('changes nothing the second time, and an acknowledgement nothing once there is an answer', () => {
    given(...both, acknowledged())
      .when(on((review) => acknowledge(review, PAT, 'Police', AT)))
      .nothing();
    given(...both, returned())
      .when(on((review) => acknowledge(review, PAT, 'Police', AT)))
      .nothing();
    given(...both, nothing())
      .when(on((review) => holdNothing(review, PAT, 'Police', AT)))
      .nothing();
    given(...both, notUs())
      .when(on((review) => decline(review, PAT, 'Police', AT)))
      .nothing();
    given(...both, returned())
      .when(returning())
      .nothing();
    given(...both, returned(), returned())
      .when(returning())
      .nothing();
  });

  it('can become information after a nil return, but not a nil return after information', () => {
    given(...both, nothing())
      .when(returning())
      .then(returned());
    given(...both, returned())
      .when(on((review) => holdNothing(review, PAT, 'Police', AT)))
      .refused('too late');
    given(...both, returned())
      .when(on((review) => decline(review, PAT, 'Police', AT)))
      .refused('too late');
  });

  it('can be corrected until a pack holds it', () => {
    given(...both, returned())
      .when(returning(PAT, { number: 2 }))
      .then(returned());
    given(...both, returned(), packIssued(1, 'Schools'))
      .when(returning(PAT, { number: 2 }))
      .refused('too late');
    given(...both, packIssued(1, 'Police', 'Schools'))
      .when(returning())
      .then(returned());
  });

  it('is refused while something is missing, and when somebody else has sent it meanwhile', () => {
    given(...both)
      .when(returning(PAT, { complete: false }))
      .refused('not complete');
    given(...both, returned(OWEN))
      .when(returning())
      .refused('too late');
  });

  it('keeps who entered it, how often, and when', () => {
    const { information } = reviewAfter(...both, returned(), returned(OWEN));
    expect(information.requests['Police']).toEqual({
      author: PAT.id,
      state: 'returned',
      askedAt: AT,
      answeredAt: AT,
      answeredBy: OWEN.id,
      sent: 2,
      inPack: 0,
    });
  });
});

describe('the pack', () => {
  const issuing = (number: number, by = OWEN) => on((review) => issuePack(review, by, number, AT));

  it('is issued at any time, names who has not answered, and is issued once for each number', () => {
    given(...both, returned())
      .when(issuing(1))
      .then(packIssued(1, 'Schools'));
    given(...both, returned(), packIssued(1, 'Schools'))
      .when(issuing(1))
      .nothing();
    given(...both, returned(), packIssued(1, 'Schools'))
      .when(issuing(2))
      .then(packIssued(2, 'Schools'));
  });
  it('is the coordinator’s, and not before anybody was asked', () => {
    given(...both)
      .when(issuing(1, CHIDI))
      .refused('not allowed');
    given(...past)
      .when(issuing(1))
      .refused('not complete');
  });
  it('freezes what it holds under the first pack that held it', () => {
    const { information } = reviewAfter(...both, returned(), packIssued(1, 'Schools'), packIssued(2, 'Schools'));
    expect(information.requests).toMatchObject({ Police: { inPack: 1 }, Schools: { inPack: 0 } });
    expect(information.pack).toMatchObject({ number: 2, missing: ['Schools'] });
  });
  it('knows who has answered', () => {
    const { information } = reviewAfter(...both, returned(), nothing(SOL));
    expect([agenciesThat(information, 'returned'), agenciesThat(information, 'nothing held')]).toEqual([['Police'], ['Schools']]);
    expect(allAnswered(information)).toBe(true);
    expect(allAnswered(reviewAfter(...both, returned()).information)).toBe(false);
    expect(allAnswered(reviewAfter(...past).information)).toBe(false);
  });
});

describe('the day by which agencies answer', () => {
  const RULES = rulesOf(SHIPPED_CHOICES);
  const due = (...events: ReviewEvent[]) => returnsDue(reviewAfter(...events), RULES);

  it('is day 7 of the rapid review clock', () => {
    expect(due(...past, notified())).toEqual({ day: '2026-12-02', counted: 'day 7 of 15, counted from the notification sent Mon 23 Nov' });
    expect(due(...past, notified('2026-12-11T09:00:00.000Z'))?.day).toBe('2026-12-22');
  });
  it('is fifteen working days after the London day of the decision where that clock has not begun, or there is none', () => {
    const counted = '15 working days, counted from the decision on Mon 23 Nov';
    expect(due(...past)).toEqual({ day: '2026-12-14', counted });
    expect(due(...past.slice(0, 3), routeDecided('good outcome review'), notified())).toEqual({ day: '2026-12-14', counted });
  });
  it('is not known before the decision, or past the last bank holiday that is known', () => {
    expect(due(...past.slice(0, 3))).toBeUndefined();
    expect(due(...past, notified('2099-01-01T09:00:00.000Z'))).toBeUndefined();
  });
  it('has passed on the day after, for those who have not answered', () => {
    const late = (today: string, ...more: ReviewEvent[]) => {
      const review = reviewAfter(...both, notified(), ...more);
      return isLate(review.information.requests['Police']!, returnsDue(review, RULES), readDay(today));
    };
    expect([late('2026-12-02'), late('2026-12-03'), late('2026-12-03', returned())]).toEqual([false, true, false]);
  });
});

describe('what an answer still needs', () => {
  const [eyes] = RETURN;
  const TODAY = readDay('2026-11-23');
  it('is every question that must be answered, and key dates that can be read', () => {
    expect(neededOn(eyes!, {}, TODAY).map(({ field }) => field)).toEqual(['independence', 'life', KEY_DATES]);
    const answers = { independence: { said: 'x' }, life: { notKnown: 'x' }, [KEY_DATES]: { said: 'spring' } };
    expect(neededOn(eyes!, answers, TODAY)).toMatchObject([{ field: KEY_DATES, kind: 'wrong' }]);
    expect(neededOn(eyes!, { ...answers, [KEY_DATES]: { notKnown: 'records lost' } }, TODAY)).toEqual([]);
  });
});
