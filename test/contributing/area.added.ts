import { actions, areas, commanded } from '../../src/journeys';
import { allCards } from '../../src/journeys/cards/card';
import { draw, samplesOf } from '../cards/samples';
import { actionsOf } from '../cards/walk';

describe('an area that was added', () => {
  it('is among the areas, with what its button does', () => {
    const [area] = areas.filter((one) => one.actions.some(({ verb }) => verb === 'glossary/words'));
    expect(commanded('glossary')?.verb).toBe('glossary/words');
    expect(actions.filter(({ verb }) => verb === 'glossary/words')).toEqual(area?.actions);
  });

  it('has its card, which may stay in a chat, and a button on it', () => {
    expect(allCards().find(({ name }) => name === 'glossary/words')?.holdsCase).toBe(false);
    const [button] = actionsOf(draw(samplesOf('glossary/words')[0]!).json);
    expect(button).toMatchObject({ title: 'Show them again', verb: 'glossary/words' });
  });
});
