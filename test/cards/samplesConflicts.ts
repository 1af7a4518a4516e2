import { REFERENCE, type AreaSamples } from './sample';
import { all } from './whose';

const reference = REFERENCE;
const person = '00000000-0000-0000-0000-000000000000~00000000-0000-0000-0000-000000000001';

const declare = {
  reference,
  person: '',
  whose: '',
  follows: [
    'From then on nothing of this case is shown to you: neither the referral nor any paper or meeting. Gita Shah does your part of it.',
    'The partnership office is told that you declared it, and you need not say why. Only somebody else there can take it back.',
  ],
};
const line = {
  reference,
  about: `2026-11-23T10:15:00.000Z ${person}`,
  who: 'Grace Chukwu, Northshire Integrated Care Board',
  said: 'Declared today at 10:15. Gita Shah does their part.',
  mayTakeBack: true,
};

export const conflictSamples: AreaSamples = {
  'conflicts/declare': {
    whose: { ...all('ours', 'reference', 'person'), ...all('the partnership’s', 'whose', 'follows.*') },
    shown: {
      typical: declare,
      'of a referrer without a deputy': {
        ...declare,
        follows: [
          'From then on nothing of this case is shown to you: neither the referral nor any paper or meeting. No deputy is named who could do your part of it, so the partnership office then does.',
          declare.follows[1],
          'The office, and not I, then tells you what becomes of the referral.',
        ],
      },
      'for somebody': {
        ...declare,
        person,
        whose: 'You enter it for Grace Chukwu, Northshire Integrated Care Board.',
        follows: [
          'From then on nothing of this case is shown to Grace Chukwu: neither the referral nor any paper or meeting. Gita Shah does their part of it.',
          'It is recorded as entered by you for them.',
        ],
      },
    },
  },
  'conflicts/declared': {
    whose: { ...all('ours', 'reference'), ...all('the partnership’s', 'follows.*') },
    shown: {
      typical: {
        reference,
        follows: [
          'Nothing of this case is shown to you any more. Gita Shah does your part of it.',
          'If this was a mistake, please phone Northshire partnership office: 01632 960100.',
        ],
      },
    },
  },
  'conflicts/all': {
    whose: {
      ...all('ours', 'reference', 'conflicts.*.reference', 'conflicts.*.about', 'people.*.id'),
      ...all('the partnership’s', 'conflicts.*.who', 'conflicts.*.said', 'people.*.name'),
    },
    shown: {
      typical: { reference, conflicts: [line], people: [{ id: person, name: 'Malcolm Reid, Northshire Partnership' }] },
      'passed on in part': {
        reference,
        conflicts: [
          {
            ...line,
            said: 'Declared today at 10:15. Gita Shah does their part as agency lead and scribe, and the partnership office the rest.',
          },
        ],
        people: [],
      },
      none: { reference, conflicts: [], people: [{ id: person, name: 'Malcolm Reid, Northshire Partnership' }] },
      full: {
        reference,
        conflicts: Array.from({ length: 8 }, (_, index) => ({ ...line, who: `Grace Chukwu ${index}, Northshire Integrated Care Board` })),
        people: Array.from({ length: 40 }, (_, index) => ({
          id: `${person.slice(0, -2)}${10 + index}`,
          name: `${'Somebody Whose-Name Is-Long '.repeat(2)}${index}, Northshire Integrated Care Board`,
        })),
      },
    },
  },
};
