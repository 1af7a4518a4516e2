import { firstAgencies } from '../../../src/domain/people/agencies';
import { fold } from '../../../src/domain/review/evolve';
import { aBot } from '../../helpers/aBot';
import { OWEN } from '../../helpers/aReview';
import { namesOf } from '../../roles/roleTable';
import { REFERENCE, ROWS, STATES } from '../../roles/states';

const MOST_BYTES = 25 * 1024;
const NAMES = Array.from({ length: 500 }, (_, n) => `Ymddiriedolaeth Iechyd a Gofal Cymunedol Gogledd y Sir ŵ ${n}`);

/** A review of a partnership of five hundred agencies, whose coordinator asks them. */
async function asking() {
  const one = await aBot([OWEN]);
  const agencies = firstAgencies(NAMES);
  await one.tables.keptAgencies.save({ version: 1, agencies, by: OWEN.id, at: '2026-11-24T09:00:00.000Z' }, undefined);
  const events = STATES['agencies asked']!(namesOf('coordinator', 'named and invited'));
  await one.tables.reviews.commit({ review: fold(events)!, events, content: ROWS }, undefined);
  const bytes = async (verb: string, data: Record<string, unknown> = {}) => {
    const { card } = await one.press(OWEN.id, verb, { reference: REFERENCE, ...data }, 'dialog');
    const text = JSON.stringify(card?.json ?? '');
    return { bytes: Buffer.byteLength(text), text };
  };
  return { ...one, bytes };
}

describe('five hundred agencies', () => {
  it('fit the card by which they are asked, and those that are not listed are asked by name', async () => {
    const { bytes, tables } = await asking();
    const form = await bytes('information/ask');
    expect(form.bytes).toBeLessThan(MOST_BYTES);
    expect(form.text).toMatch(/\d+ more agencies do not fit here/);
    const said = { why_r0: 'x'.repeat(300), from_r0: '2025-11-01', to_r0: '2026-11-20' };
    const wrong = await bytes('information/sendRequests', { ...said, byName_r0: `${NAMES[499]}\nNo such agency` });
    expect(wrong.text).toContain('No agency on the list has the name on line 2.');
    expect(wrong.bytes).toBeLessThan(MOST_BYTES);
    await bytes('information/sendRequests', { ...said, byName_r0: `  ${NAMES[499]!.toUpperCase()}  \n${NAMES[3]}` });
    const requests = Object.keys((await tables.reviews.read(REFERENCE))!.review.information.requests);
    expect(requests).toEqual(expect.arrayContaining([NAMES[499], NAMES[3]]));
    expect((await bytes('information/ask')).bytes).toBeLessThan(MOST_BYTES);
  });
});
