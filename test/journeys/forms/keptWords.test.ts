import type { ReviewEvent } from '../../../src/domain/review/events';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const REFERENCE = 'PR-7KQ4M2X';
const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const AT = '2026-11-23T10:00:00.000Z';
const NOT_KEPT = 'so your words were not kept';

async function aReviewAfter(...events: ReviewEvent[]) {
  const one = await aBot([AMARA, DANA, OWEN, CHIDI]);
  await one.tables.reviews.commit({ review: reviewAfter(...events), events, content: [] }, undefined);
  /** Records by a form, and gives what was answered, and what of that key is kept. */
  const records = async (who: string, verb: string, typed: Record<string, string>, key: string) => {
    const answer = JSON.stringify(await one.press(who, verb, { reference: REFERENCE, seen: 0, ...typed }, 'dialog'));
    const kept = JSON.stringify(await one.tables.reviews.content(REFERENCE, key));
    return { answer, kept };
  };
  return { ...one, records };
}

describe('words that somebody records after others did', () => {
  it('of a lead who does not agree are not said to be kept, and stay in the form', async () => {
    const { records } = await aReviewAfter(alerted(), referralSent());
    const mine = await records(DANA.id, 'quality/passDisagreeing', { words_r0: 'First words' }, 'quality~');
    expect(mine.answer).toContain('with your disagreement');
    const again = await records(DANA.id, 'quality/passDisagreeing', { words_r0: 'First words' }, 'quality~');
    expect(again.answer).toContain('with your disagreement');
    for (const who of [OWEN.id, DANA.id]) {
      const other = await records(who, 'quality/passDisagreeing', { words_r0: 'Second words' }, 'quality~');
      expect(other.answer).toContain(NOT_KEPT);
      expect(other.answer).toContain('Second words');
      expect(other.kept).toContain('First words');
      expect(other.kept).not.toContain('Second words');
    }
  });

  it('of a lead are not said to be kept where it was passed on without any', async () => {
    const { records } = await aReviewAfter(alerted(), referralSent(), referralPassed());
    const late = await records(DANA.id, 'quality/passDisagreeing', { words_r0: 'Late words' }, 'quality~');
    expect(late.answer).toContain('your words were not kept');
    expect(late.answer).toContain('Late words');
  });

  it('of why a case ends are not said to be kept', async () => {
    const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: CHIDI.id, outcome: 'rapid review' };
    const { records } = await aReviewAfter(alerted(), referralSent(), referralPassed(), decided);
    const first = await records(CHIDI.id, 'triage/notMetNow', { reason_r0: 'The chair’s reason', agreed_r0: 'yes' }, 'triage~ended');
    const second = await records(OWEN.id, 'triage/notMetNow', { reason_r0: 'The office’s reason', agreed_r0: 'yes' }, 'triage~ended');
    expect([first.kept, second.kept].map((kept) => kept.includes('The chair’s reason'))).toEqual([true, true]);
    expect(second.answer).toContain(NOT_KEPT);
  });
});
