import { z } from 'zod';
import { stillKept } from '../../domain/coaching';
import { KEY_DATES, RETURN } from '../../domain/information/returnForm';
import type { RowOf } from '../../domain/forms/row';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import { isWithoutReferral } from '../../domain/review/whereItIs';
import type { InInformation } from '../../domain/sight/visible';
import { inWords } from '../../domain/time/days';
import type { Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { lines } from '../cards/card';
import { keptInWords } from '../cards/keptInWords';
import { shown, shownWhole, type KeptToShow } from '../kept';
import { notForYou, ofReview, opened, type Opened } from '../opening';
import { informs, ofAgency, openRequest, type OpenedRequest } from './allowed';
import { drawPart, paged, type Part } from './part';
import {
  asItem,
  asItemWithReasons,
  datesSent,
  merged,
  packCalled,
  sentBy,
  tryInstead,
  type Dated,
  type Item,
  type Pack,
  type Sent,
} from './rows';

const aPart = z.coerce.number().int().nonnegative().catch(0);

/** The pack, part by part: the child, the merged chronology, each agency, who is missing. */
export const pack = action(
  'information/pack',
  ofReview.extend({ number: z.coerce.number().int().nonnegative().catch(0), part: aPart }),
  async (world, told, press) => {
    const here = await opened(world, press, told.reference, informs);
    const issued = here.review.information.pack;
    if (!here.sees.pack || !issued) throw notForYou();
    const number = told.number || issued.number;
    if (number > issued.number) throw notForYou();
    return showPack(world, press, here, number, told.part);
  },
);

/** How many parts there are is known once they are read; whoever asks for one that is not there is shown the last, as one more opening. */
async function showPack(world: World, press: Press, here: Opened<InInformation>, number: number, part: number): Promise<Reply> {
  const { review } = here;
  const parts = await shown(world, press, here, `pack ${number}, part ${part + 1}`, (kept) => partsOf(kept, review, number));
  if (!parts) throw notForYou();
  if (part >= parts.length) return showPack(world, press, here, number, parts.length - 1);
  const where = { reference: review.reference, agency: '', number, closeVerb: 'reviews/open' };
  return { card: drawPart({ ...where, parts, part, verb: 'information/pack' }) };
}

/** What one agency has answered, before the pack: for its author, the coordinator and the chair. */
export const read = action('information/read', ofAgency.extend({ part: aPart }), async (world, told, press) => {
  const here = await openRequest(world, press, told);
  const { request, agency } = here;
  const [sent, rows, instead] = await shownWhole(world, press, here, `return of ${agency}, part ${told.part + 1}`, (kept) =>
    Promise.all([
      sentBy(kept, told.reference, agency),
      datesSent(kept, told.reference),
      request.state === 'not us' ? tryInstead(kept, told.reference, agency) : '',
    ]),
  );
  const notUs: Item[] =
    request.state === 'not us' ? [{ question: 'Who should be asked instead', answer: lines(instead || 'Not said.') }] : [];
  const dates = merged(rows, [agency]).map((row) => dated(row, world.agencies.nameOf));
  const about = world.agencies.nameOf(agency);
  const parts = [
    ...paged({ title: 'What one agency sent', about, items: [...notUs, ...itemsFor(here, sent)] }),
    ...(dates.length > 0 ? paged({ title: 'Its key dates', about, items: dates }) : []),
  ];
  const where = { reference: told.reference, agency, number: 0, closeVerb: 'information/request' };
  return { card: drawPart({ ...where, parts, part: told.part, verb: 'information/read' }) };
});

/** The office reads why something was left in that may identify somebody; of the key dates too, which are read as rows. */
function itemsFor({ sees }: OpenedRequest, sent: readonly Sent[]): Item[] {
  if (sees.as !== 'coordinator') return inOrder(sent).flatMap(asItem);
  const ofDates = sent
    .filter(({ field, answer }) => field === KEY_DATES && answer)
    .flatMap(({ question, answer, kept }) => {
      const reasons = keptInWords(stillKept(answer, kept), 'author');
      return reasons.length > 0 ? [{ question, answer: reasons }] : [];
    });
  return [...inOrder(sent).flatMap(asItemWithReasons), ...ofDates];
}

/** What of the referral is read first: who the child is and what they said. */
const THE_CHILD = ['penPicture', 'ownWords', 'ownWordsSource'];

/** The parts of one pack, as it was issued; undefined when there is none of that number. */
async function partsOf(kept: KeptToShow, review: Review, number: number): Promise<Part[] | undefined> {
  const { reference } = review;
  const holds = await packCalled(kept, reference, number);
  if (!holds) return undefined;
  const [referral, chronology, ...sent] = await Promise.all([
    kept.all(reference, REFERRAL_PAGE, {}),
    datesSent(kept, reference),
    ...holds.returned.map((agency) => sentBy(kept, reference, agency)),
  ]);
  const nameOf = (agency: string): string => holds.names[agency] ?? agency;
  const dates = merged(chronology, holds.returned).map((row) => dated(row, nameOf));
  const agencies = holds.returned.map((agency, index) => ({
    title: 'What one agency sent',
    about: nameOf(agency),
    items: inOrder(sent[index] ?? []).flatMap(asItem),
  }));
  const chronologyPart = {
    title: 'The chronology',
    about: '',
    items: dates.length > 0 ? dates : [{ question: 'No key dates', answer: ['No agency has given any.'] }],
  };
  return [
    { title: 'The child first', about: '', items: theChild(referral, isWithoutReferral(review)) },
    chronologyPart,
    ...agencies,
    missing(holds),
  ].flatMap(paged);
}

function theChild(referral: readonly RowOf<typeof REFERRAL_PAGE>[], noReferral: boolean): Item[] {
  const itemOf = (field: string) => referral.flatMap(({ json }) => json.items).find((one) => one.field === field && !one.apart);
  const initials = itemOf('initials')?.answer;
  const known = THE_CHILD.flatMap((field) => {
    const item = itemOf(field);
    return item ? asItem(item) : [];
  });
  return [...(initials ? [{ question: 'Called here', answer: [initials] }] : []), ...known, ...(noReferral ? [NO_REFERRAL] : [])];
}

const NO_REFERRAL: Item = {
  question: 'No referral',
  answer: ['The review began with the local authority’s notification, which does not say who the child is as a person.'],
};

const missing = ({ missing: late, notUs, nothingHeld, names }: Pack): Part => {
  const named = (question: string, agencies: readonly string[]): Item => ({
    question,
    answer: agencies.length > 0 ? agencies.map((agency) => names[agency] ?? agency) : ['None.'],
  });
  const items = [named('Not answered when this pack was issued', late), named('Hold nothing', nothingHeld), named('Said: not us', notUs)];
  return { title: 'Who is missing', about: '', items };
};

const dated = ({ day, agency, kind, event }: Dated, nameOf: (agency: string) => string): Item => ({
  question: [inWords(day), nameOf(agency), ...(kind === 'neutral' ? [] : [kind])].join(' · '),
  answer: [event],
});

/** In the order of the form. Key dates that were given stand in the chronology, and are not read twice. */
function inOrder(sent: readonly Sent[]): Sent[] {
  const fields = RETURN.flatMap((page) => page.fields.map(({ id }) => id));
  const place = ({ field }: Sent): number => fields.indexOf(field);
  return sent.filter(({ field, answer }) => field !== KEY_DATES || !answer).sort((one, other) => place(one) - place(other));
}
