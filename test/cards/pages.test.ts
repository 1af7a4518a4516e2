import { whyInput } from '../../src/domain/forms/fill';
import { ALL_PAGES } from '../../src/domain/referral/pages';
import { typedInto } from '../../src/journeys/forms/fields';
import { allFull, REVISION } from './samplePages';
import { draw, samplesOf } from './samples';
import { inputsOf } from './walk';

describe.each(ALL_PAGES)('the page “$title”', (page) => {
  const samples = samplesOf(`referral/${page.id}`);
  const sample = (wanted: string) => samples.find(({ name }) => name === wanted)!;
  const inputs = (wanted: string) => inputsOf(draw(sample(wanted)).json);
  const asked = page.fields.flatMap(({ id, need }) => (need === 'required, or why not known' ? [id, whyInput(id)] : [id]));

  it('has an input for every question and for every reason, in the page’s order, and no other', () => {
    expect(samples.length).toBeGreaterThan(5);
    for (const { name } of samples) expect(inputs(name).map(({ id }) => String(id).replace(/_r\d+$/, ''))).toEqual(asked);
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
