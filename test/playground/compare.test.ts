import { difference } from './compare';

describe('what two clients were answered', () => {
  it('is the same when every value is', () => {
    expect(difference({ body: [{ text: 'Hello' }] }, { body: [{ text: 'Hello' }] })).toBeUndefined();
  });
  it('differs where the first value does', () => {
    expect(difference({ body: [{ text: 'Hello' }, { text: 'a' }] }, { body: [{ text: 'Hello' }, { text: 'b' }] })).toBe('/body/1/text');
    expect(difference({ body: [] }, { body: [], actions: [] })).toBe('/actions');
    expect(difference(undefined, { body: [] })).toBe('everything');
  });
});
