import { choice, date, long, required, text, type Page } from '../forms/field';

/** The most characters of a link to join. */
const LINK_LIMIT = 1000;

/** How long a meeting may be, in minutes. */
export const LENGTHS = [120, 90] as const;

/** What the coordinator says to book the meeting, beside the time and the people. */
export const BOOKING: Page = {
  id: 'booking',
  title: 'The meeting',
  purpose: '',
  fields: [
    date('day', 'Day', { ...required, past: false }),
    choice(
      'minutes',
      'How long?',
      LENGTHS.map((minutes) => [String(minutes), `${minutes} minutes`] as const),
      required,
    ),
    text('link', 'Link to join', LINK_LIMIT, { ...required, hint: 'From Teams or another service; it begins with https://.' }),
    long('reason', 'Why is it outside the window?', 400, { hint: 'Kept with the review. Please say nothing about the child.' }),
  ],
};

/** The link in what was copied, such as `<https://…>` or “Join: https://…”; what was copied, where there is none. */
export const linkIn = (copied: string): string => /https:\/\/[^\s<>"”]+/i.exec(copied)?.[0].replace(/[.,;)]+$/, '') ?? copied.trim();

/** True for a link that leads somewhere by https and carries no password. */
export function isLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, username, password } = new URL(link);
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === '';
}
