import { takeUnfinished } from '../room/unfinished';

// Whatever a card is drawn for, a person who reads it must never meet an object, a value that was not there or an open template.
const nothingUnfinished = (): void => expect(takeUnfinished()).toEqual([]);

afterEach(nothingUnfinished);
afterAll(nothingUnfinished);
