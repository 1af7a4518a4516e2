import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pageCalled, pagesBeside } from '../../src/domain/referral/pages';
import { allCards, CARDS } from '../../src/journeys/cards/card';
import { allSamples, draw, samplesOf } from '../cards/samples';
import { inputsOf } from '../cards/walk';

const page = pageCalled('siblings')!;

describe('a page that was added', () => {
  it('stands where it was put, and is asked under its own title', () => {
    expect(pagesBeside(page).map(({ id }) => id)).toEqual(expect.arrayContaining(['household', 'siblings', 'happened']));
    expect(pagesBeside(page).indexOf(page)).toBe(10);
    const [{ json }] = [draw(samplesOf('referral/siblings').find(({ name }) => name === 'typical')!)];
    expect(JSON.stringify(json)).toContain('page 11 of 18');
    expect(JSON.stringify(json)).toContain('Brothers and sisters');
  });

  it('has a card that follows from it, with its question and the reason why it has no answer', () => {
    expect(existsSync(join(CARDS, 'referral/siblings.json'))).toBe(false);
    expect(allCards().find(({ name }) => name === 'referral/siblings')?.holdsCase).toBe(true);
    const inputs = inputsOf(draw(samplesOf('referral/siblings')[0]!).json).map(({ id }) => String(id).replace(/_r\d+$/, ''));
    expect(inputs).toEqual(['inPlace', 'inPlace-why']);
    expect(allSamples().some(({ card, isHostile }) => card === 'referral/siblings' && isHostile)).toBe(true);
  });
});
