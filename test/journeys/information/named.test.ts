import { firstAgencies, renameAgency } from '../../../src/domain/people/agencies';
import { namedAmong } from '../../../src/journeys/information/named';

const PARTNERS = firstAgencies(['Northshire Police', 'Northshire Schools', 'Harbour Families']);
const item = (field: string, answer: string) => ({ field, answer });

it('takes the agencies of the referral’s list that the settings know, and keeps the others in words', () => {
  const items = [
    item('agency~1~name', 'Northshire Police'),
    item('agency~1~other', ''),
    item('agency~2~name', 'Another agency'),
    item('agency~2~other', 'The swimming club'),
    item('agency~2~contact', 'Northshire Schools, the office'),
  ];
  expect(namedAmong(PARTNERS, items)).toEqual({ agencies: ['Northshire Police'], others: 'The swimming club' });
});

it('finds them in words where the route asks for words', () => {
  expect(namedAmong(PARTNERS, [item('agencies', 'northshire schools, head of year\nHARBOUR FAMILIES')])).toEqual({
    agencies: ['Northshire Schools', 'Harbour Families'],
    others: '',
  });
});

it('finds an agency by a name that it had when the referral was frozen', () => {
  const renamed = renameAgency(PARTNERS, 'Northshire Police', 'Northshire and Tees Police', []);
  expect(namedAmong(renamed, [item('agency~1~name', 'Northshire Police')]).agencies).toEqual(['Northshire Police']);
  expect(namedAmong(renamed, [item('agencies', 'Northshire and Tees Police')]).agencies).toEqual(['Northshire Police']);
});

it('names nobody where the referral does not', () => {
  expect(namedAmong(PARTNERS, [item('facts', 'Northshire Police came.'), item('agencies', '')])).toEqual({ agencies: [], others: '' });
});
