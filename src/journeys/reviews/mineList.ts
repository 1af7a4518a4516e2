import { z } from 'zod';
import type { Review } from '../../domain/review/review';
import { isSetAside } from '../../domain/review/whereItIs';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';

/** What the list can be narrowed to. */
export const SHOW = ['all', 'waiting', 'mine', 'instead', 'agency'] as const;
type Show = (typeof SHOW)[number];

const LABELS: Readonly<Record<Show, string>> = {
  all: 'All',
  waiting: 'Waiting for me',
  mine: 'Mine',
  instead: 'Where I stand in',
  agency: 'My agency’s',
};
const YES_NO = ['yes', 'no'] as const;

/** The part of the list that a button asks for; typed words ask for all that is open, from its beginning. */
export const asksPart = z.object({
  show: z.enum(SHOW).default('all'),
  closed: z.enum(YES_NO).default('no'),
  from: z.coerce.number().int().min(0).default(0),
});
type Part = z.output<typeof asksPart>;

const GROUPS = ['Waiting for me', 'Mine', 'Where I stand in', 'My agency’s', 'The partnership’s', 'Closed'] as const;
type Group = (typeof GROUPS)[number];

/** A draft or review in the list. `whose`: through which of the person's lists it was found, the nearest first. */
export type Row = {
  readonly reference: string;
  readonly state: string;
  readonly next: string;
  readonly whose: 'mine' | 'instead' | 'agency' | 'office';
  /** For whom they act in it, in a sentence; empty where it is their own. */
  readonly instead: string;
  readonly waits: boolean;
  readonly closed: boolean;
  readonly at: string;
};

const list = card('reviews/mine', {
  preview: 'Your referrals and reviews.',
  shows: z.object({
    said: z.string(),
    /** For whom they stand in today. */
    standing: z.string(),
    rows: z.array(
      z.object({ heading: z.enum(['', ...GROUPS]), reference: z.string(), state: z.string(), next: z.string(), instead: z.string() }),
    ),
    filters: z.array(z.object({ title: z.string(), show: z.enum(SHOW) })),
    show: z.enum(SHOW),
    closed: z.enum(YES_NO),
    /** Where the rows after and before these begin; -1 when there are none. */
    after: z.number(),
    before: z.number(),
    /** Where the closed ones begin once they are listed; -1 when they are listed, or there are none. */
    closedFrom: z.number(),
  }),
});

/** How many drafts and reviews one card lists. */
const AT_ONCE = 8;

const ENDED: readonly Review['state'][] = ['criteria no longer met', 'transferred', 'not taken further'];
export const isClosed = (review: Review): boolean => isSetAside(review) || ENDED.includes(review.state);

export function drawList(all: readonly Row[], { show, closed, from: wanted }: Part, standing: string): Drawn {
  const kept = all.filter((row) => isShown(row, show)).sort(inOrder);
  const open = kept.filter((row) => groupOf(row) !== 'Closed');
  const listed = closed === 'yes' ? kept : open;
  const hidden = kept.length - listed.length;
  // What was listed when the card was drawn may be fewer by now.
  const from = Math.min(pageOf(wanted), pageOf(Math.max(0, listed.length - 1)));
  const rows = listed.slice(from, from + AT_ONCE);
  return list.draw({
    said: [saidOf(all, listed, show), placeOf(from, listed.length), hidden > 0 ? `Closed, and not listed here: ${hidden}.` : '']
      .filter(Boolean)
      .join(' '),
    standing,
    rows: rows.map((row, index) => ({ ...textOf(row), heading: headingOf(row, rows[index - 1]) })),
    filters: filtersOf(all, show),
    show,
    closed,
    after: from + AT_ONCE < listed.length ? from + AT_ONCE : -1,
    before: from > 0 ? from - AT_ONCE : -1,
    closedFrom: hidden > 0 ? pageOf(open.length) : -1,
  });
}

const pageOf = (place: number): number => Math.floor(place / AT_ONCE) * AT_ONCE;
const textOf = ({ reference, state, next, instead }: Row) => ({ reference, state, next, instead });

function isShown(row: Row, show: Show): boolean {
  if (show === 'all') return true;
  return show === 'waiting' ? row.waits : row.whose === show;
}

// What waits for somebody is first for them, even in a review that has ended.
function groupOf({ waits, closed, whose }: Row): Group {
  if (waits) return 'Waiting for me';
  if (closed) return 'Closed';
  return ({ mine: 'Mine', instead: 'Where I stand in', agency: 'My agency’s', office: 'The partnership’s' } as const)[whose];
}

const inOrder = (a: Row, b: Row): number => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)) || b.at.localeCompare(a.at);

function headingOf(row: Row, before: Row | undefined): Group | '' {
  return before && groupOf(before) === groupOf(row) ? '' : groupOf(row);
}

function saidOf(all: readonly Row[], listed: readonly Row[], show: Show): string {
  if (all.length === 0) return 'You have no referrals or reviews yet.';
  if (listed.length > 0) return show === 'all' ? '' : `Listed here: ${LABELS[show].toLowerCase()}.`;
  return show === 'waiting' ? 'Nothing waits for you now.' : 'None of these is open.';
}

const placeOf = (from: number, count: number): string =>
  count > AT_ONCE ? `${from + 1} to ${Math.min(from + AT_ONCE, count)} of ${count}.` : '';

/** Only what would list something else than is listed, and not everything. */
function filtersOf(all: readonly Row[], show: Show) {
  const offered = SHOW.filter((one) => {
    if (one === show) return false;
    const count = all.filter((row) => isShown(row, one)).length;
    return one === 'all' || (count > 0 && count < all.length);
  });
  return [...offered.filter((one) => one !== 'all'), ...offered.filter((one) => one === 'all')].map((one) => ({
    title: LABELS[one],
    show: one,
  }));
}
