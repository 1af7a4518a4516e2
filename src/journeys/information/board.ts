import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { isLate, issuePack as issues, returnsDue } from '../../domain/information/information';
import { agenciesThat, allAnswered, requestTo } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { peopleIn } from '../../domain/review/whereItIs';
import { has } from '../../domain/sight/acting';
import { londonDay } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { namesInShort } from '../cards/shortList';
import { decided } from '../decided';
import { notForYou, ofReview, opened, type KnownActing } from '../opening';
import { informs } from './allowed';
import { packRow, type Pack } from './rows';
import { dueInWords, officeEnters, stateOf } from './words';

const board = card('information/board', {
  preview: 'What the agencies say.',
  shows: z.object({
    reference: z.string(),
    summary: z.string(),
    due: z.string(),
    rows: z.array(z.object({ reference: z.string(), agency: z.string(), name: z.string(), late: z.string(), state: z.string() })),
    more: z.number(),
    mayAsk: z.boolean(),
    mayIssue: z.boolean(),
    mayRead: z.boolean(),
  }),
});
const confirm = card('information/issue', {
  preview: 'Issue the pack?',
  shows: z.object({
    reference: z.string(),
    number: z.number(),
    groups: z.array(z.object({ what: z.string(), agencies: z.string() })),
  }),
});

/** How many agencies one card lists. */
const MOST = 12;
/** How much of a card the names of one group take. */
const NAMES_BYTES = 3_000;

/** Who has answered, for the coordinator and the chair: states and names of agencies, nothing of the case. */
export async function drawBoard(world: World, review: Review, { person }: KnownActing, from = 0): Promise<Drawn> {
  const { requests, pack } = review.information;
  const now = world.clock();
  const agencies = agenciesThat(review.information, 'asked', 'acknowledged', 'not us', 'nothing held', 'returned');
  const rules = await world.rules();
  const rows = await Promise.all(agencies.slice(from, from + MOST).map((agency) => rowOf(world, review, agency, rules, now)));
  const coordinates = has(person, 'coordinator');
  return board.draw({
    reference: review.reference,
    summary: summary(review),
    due: agencies.length > 0 ? `Answers are due ${dueInWords(review, rules, now)}.` : '',
    rows,
    more: agencies.length > from + MOST ? from + MOST : 0,
    mayAsk: coordinates,
    mayIssue: coordinates && mayIssue(review),
    mayRead: pack !== null && Object.keys(requests).length > 0,
  });
}

export const showBoard = action(
  'information/board',
  ofReview.extend({ from: z.coerce.number().int().nonnegative().catch(0) }),
  async (world, told, press) => {
    const { me, review, sees } = await opened(world, press, told.reference, informs);
    if (sees.returns !== 'all') throw notForYou();
    return { card: await drawBoard(world, review, me, told.from) };
  },
);

/** Shows what the pack would hold and who is missing, before it is issued. */
export const issue = action('information/issue', ofReview, async (world, told, press) => {
  const { review, sees } = await opened(world, press, told.reference, informs);
  if (sees.as !== 'coordinator') throw notForYou();
  const { returned, nothingHeld, notUs, missing } = packOf(world, review);
  const named = (what: string, agencies: readonly string[]) => ({
    what,
    agencies:
      namesInShort(
        agencies.map((agency) => world.agencies.nameOf(agency)),
        NAMES_BYTES,
      ) || 'none',
  });
  return {
    card: confirm.draw({
      reference: told.reference,
      number: (review.information.pack?.number ?? 0) + 1,
      groups: [
        named('In the pack', returned),
        named('Hold nothing', nothingHeld),
        named('Said: not us', notUs),
        named('Missing, and named in it', missing),
      ],
    }),
  };
});

/** Issues the pack to everybody at the same time. The number says which pack was meant, so that a press that comes twice issues one. */
export const issuePack = action(
  'information/issuePack',
  ofReview.extend({ number: z.coerce.number().int().positive() }),
  async (world, { reference, number }, press) => {
    const { stored } = await opened(world, press, reference, informs);
    const { review, me } = await decided(world, press, stored, (before, by, at) => {
      const leads = Object.keys(before.information.requests).map((agency) => `agency~${agency}`);
      return {
        events: issues(before, by, number, at),
        content: [packRow((before.information.pack?.number ?? 0) + 1, at, packOf(world, before))],
        lists: [...peopleIn(before).map((person) => `person~${person}`), ...leads],
      };
    });
    return { card: await drawBoard(world, review, me) };
  },
);

const packOf = ({ agencies }: World, { information }: Review): Pack => ({
  names: Object.fromEntries(Object.keys(information.requests).map((agency) => [agency, agencies.nameOf(agency)])),
  returned: agenciesThat(information, 'returned'),
  nothingHeld: agenciesThat(information, 'nothing held'),
  notUs: agenciesThat(information, 'not us'),
  missing: agenciesThat(information, 'asked', 'acknowledged'),
});

/** A first pack at any time; a further one once an agency has answered that the last one does not have. */
const mayIssue = ({ information }: Review): boolean => {
  const { pack, requests } = information;
  const all = Object.values(requests);
  if (!pack) return all.length > 0;
  return all.some(({ answeredAt, inPack }) => inPack === 0 && answeredAt > pack.issuedAt);
};

function summary({ information }: Review): string {
  const all = Object.keys(information.requests).length;
  if (all === 0) return 'No agency has been asked yet.';
  const waiting = agenciesThat(information, 'asked', 'acknowledged').length;
  const pack = information.pack ? ` Pack ${information.pack.number} has been issued.` : '';
  return `${allAnswered(information) ? `All ${all} have answered.` : `${all - waiting} of ${all} have answered.`}${pack}`;
}

async function rowOf(world: World, review: Review, agency: string, rules: Rules, now: Date) {
  const request = requestTo(review.information, agency);
  if (!request) throw new Error('An agency that was not asked has no row.');
  const late = isLate(request, returnsDue(review, rules), londonDay(now));
  return {
    reference: review.reference,
    agency,
    name: world.agencies.nameOf(agency),
    late: late ? `Late: it was due ${dueInWords(review, rules, now)}.` : '',
    state: `${await stateOf(world, agency, request, now)} ${officeEnters(review, request)}`.trim(),
  };
}
