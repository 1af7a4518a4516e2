import { fold } from '../../../src/domain/review/evolve';
import { aBot } from '../../helpers/aBot';
import { aPerson, OWEN } from '../../helpers/aReview';
import { namesOf } from '../../roles/roleTable';
import { REFERENCE, ROWS, STATES } from '../../roles/states';

const MOST_BYTES = 25 * 1024;
const AGENCY = 'Northshire Integrated Care Board';
const PEOPLE = Array.from({ length: 500 }, (_, n) => aPerson(`p${n}-6f1f7b1e-0c3b-4f0e-9d54-1c1f2c3d4e5f`, AGENCY, 'participant'));
const label = (n: number): string => `${PEOPLE[n]!.name}, ${AGENCY}`;

it('invites people by name where five hundred do not fit, and shows them again when the meeting is changed', async () => {
  const one = await aBot([OWEN, ...PEOPLE]);
  const events = STATES['agencies asked']!(namesOf('coordinator', 'named and invited'));
  await one.tables.reviews.commit({ review: fold(events)!, events, content: ROWS }, undefined);
  const open = async () => JSON.stringify((await one.press(OWEN.id, 'meeting/book', { reference: REFERENCE }, 'dialog')).card?.json);
  const first = await open();
  expect(Buffer.byteLength(first)).toBeLessThan(MOST_BYTES);
  expect(first).toMatch(/\d+ more people do not fit here/);
  const form = {
    ...{
      reference: REFERENCE,
      seen: -1,
      time_r0: '10:00',
      day_r0: '2026-12-10',
      minutes_r0: '120',
      link_r0: '<https://meet.example.org/1>',
    },
    reason_r0: 'The chair can only come then.',
  };
  const books = (more: Record<string, string>) => one.press(OWEN.id, 'meeting/bookNow', { ...form, ...more }, 'dialog');
  const wrong = JSON.stringify(await books({ invitedByName_r0: `${label(499)}\nNobody at all` }));
  expect(wrong).toContain('Nobody on the list has a name that stands below.');
  expect(wrong).toContain('Nobody at all');
  await books({ 'invited-participants_r0': PEOPLE[0]!.id, invitedByName_r0: `${label(499)}\n${label(250).toUpperCase()}` });
  const { meeting } = (await one.tables.reviews.read(REFERENCE))!.review;
  expect([...(meeting?.invited ?? [])].sort()).toEqual([PEOPLE[0]!.id, PEOPLE[250]!.id, PEOPLE[499]!.id].sort());
  const again = await open();
  expect(Buffer.byteLength(again)).toBeLessThan(MOST_BYTES);
  for (const n of [0, 250, 499]) expect(again).toContain(label(n));
});
