import { isLink, linkIn } from '../../../src/domain/meeting/bookingPage';

const LINK = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d';

it.each([
  [LINK, LINK],
  [`  ${LINK}\n`, LINK],
  [`<${LINK}>`, LINK],
  [`Join: ${LINK}`, LINK],
  [`Join the meeting now<${LINK}>`, LINK],
  [`Microsoft Teams. Join: <${LINK}> Meeting ID: 123`, LINK],
  [`“${LINK}”`, LINK],
  [`(${LINK}).`, LINK],
  [`HTTPS://meet.example.org/x.`, 'HTTPS://meet.example.org/x'],
])('is found in what was copied: %s', (copied, link) => {
  expect(linkIn(copied)).toBe(link);
  expect(isLink(linkIn(copied))).toBe(true);
});

it.each(['', 'Room 4', 'http://meet.example.org/x', 'meet.example.org/x', '<mailto:office@example.org>'])(
  'is not made up from “%s”',
  (copied) => {
    expect(isLink(linkIn(copied))).toBe(false);
  },
);
