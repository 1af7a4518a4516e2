import { whyInput } from '../../src/domain/forms/fill';
import { ALL_PAGES } from '../../src/domain/referral/pages';
import { typedInto } from '../../src/journeys/forms/fields';
import { allFull, REVISION } from './samplePages';
import { draw, samplesOf } from './samples';
import { inputsOf } from './walk';

const LOST = 'answers that did not come back';

describe.each(ALL_PAGES)('the page “$title”', (page) => {
  const samples = samplesOf(`referral/${page.id}`);
  const sample = (wanted: string) => samples.find(({ name }) => name === wanted)!;
  const inputs = (wanted: string) => inputsOf(draw(sample(wanted)).json);
  const asked = page.fields.flatMap(({ id, need }) => (need === 'required, or why not known' ? [id, whyInput(id)] : [id]));

  it('has an input for every question and for every reason, in the page’s order, and no other', () => {
    expect(samples.length).toBeGreaterThan(5);
    const idsIn = (name: string) => inputs(name).map(({ id }) => String(id).replace(/_r\d+$/, ''));
    for (const { name } of samples) if (name !== LOST && name !== 'hostile') expect(idsIn(name)).toEqual(asked);
    for (const name of [LOST, 'hostile']) expect(idsIn(name).filter((id) => !id.endsWith('-out'))).toEqual(asked);
  });

  it('asks below an answer that did not come back whether it stays, which is what is chosen', () => {
    const outs = inputs(LOST).filter(({ id }) => /-out_r\d+$/.test(String(id)));
    const kept = page.fields.filter(({ id, kind }) => kind !== 'choice' && allFull(page)[id]).map(({ id }) => `${id}-out_r${REVISION}`);
    // The last answer is the one that came.
    expect(kept.filter((id) => !outs.some((out) => out['id'] === id)).length).toBeLessThanOrEqual(1);
    for (const out of outs) {
      expect(out['value']).toBe('keep');
      expect(out['choices']).toEqual([
        { title: 'Keep it', value: 'keep' },
        { title: 'Take it out', value: 'take' },
      ]);
    }
  });

  it('gives its inputs an id of their own for each revision', () => {
    expect(inputs('empty').map(({ id }) => id)).toEqual(asked.map((id) => `${id}_r0`));
    expect(inputs('typical').map(({ id }) => id)).toEqual(asked.map((id) => `${id}_r${REVISION}`));
  });

  it('shows what was typed again, so that nothing is lost', () => {
    const sent = Object.fromEntries(inputs('full').map(({ id, value }) => [String(id), value]));
    expect(typedInto(page, sent)).toEqual(allFull(page));
  });

  it('asks each question as the page has it, with its limit and its choices', () => {
    for (const { id, label, limit, choices } of page.fields) {
      const input = inputs('typical').find((one) => one['id'] === `${id}_r${REVISION}`)!;
      expect(input['label']).toMatch(new RegExp(`^${label.replace(/[?.,()]/g, '\\$&')}( \\(optional\\))?$`));
      if (limit > 0) expect(input['maxLength']).toBe(limit);
      if (choices.length > 0) expect(input['choices']).toEqual(choices.map(({ value, label: title }) => ({ value, title })));
    }
  });

  it('opens the reasons where answers are missing, and keeps them closed on an empty page', () => {
    const reasons = (wanted: string) => inputs(wanted).filter(({ id }) => /-why_r\d+$/.test(String(id)));
    const open = (wanted: string) => reasons(wanted).filter(({ isVisible }) => isVisible !== false);
    expect(open('empty')).toEqual([]);
    expect(open('answers missing')).toHaveLength(reasons('empty').length);
  });
});
