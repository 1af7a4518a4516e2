import { z } from 'zod';
import { saidTo, type Problem, type Typed } from '../../domain/forms/answers';
import { ask as asks, periodFault } from '../../domain/information/information';
import { ASK } from '../../domain/information/returnForm';
import type { Agency } from '../../domain/people/agencies';
import type { PersonId } from '../../domain/people/people';
import { agenciesThat, requestTo } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { readDay, type Day } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { namedOnLines, namesInShort, shortList } from '../cards/shortList';
import { decided } from '../decided';
import { drawFields, fieldsOf, filledIn, formTop } from '../forms/fields';
import { closing, notYet } from '../forms/form';
import { shownWhole } from '../kept';
import { notForYou, ofReview, opened } from '../opening';
import { inTeamsFirst } from '../posts/roster';
import { informs } from './allowed';
import { drawBoard } from './board';
import { namedIn, NOBODY_NAMED } from './named';
import { requestRow } from './rows';

const askCard = card('information/ask', {
  preview: 'Ask the agencies.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    asked: z.string(),
    named: z.string(),
    others: z.string(),
    choices: z.array(z.object({ agency: z.string(), value: z.string() })),
    chosen: z.string(),
    problem: z.string(),
    /** How many are not listed, in a sentence; then they are written by name. */
    unlisted: z.string(),
    byName: z.string(),
    fields: fieldsOf(ASK),
  }),
});

/** Which agencies, why, and for which period. The agencies are no question of a page, so that the one form is not for it. */
export const ask = action('information/ask', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, informs);
  const { review, sees } = here;
  if (sees.as !== 'coordinator') throw notForYou();
  const named = await shownWhole(world, press, here, 'agencies named in the referral', (kept) => namedIn(world, kept, told.reference));
  const open = named.agencies.filter((agency) => !requestTo(review.information, agency));
  return { card: drawAsk(world, review, { ...EMPTY, agencies: open, reference: told.reference }, named) };
});

const asked = ofReview.extend({ agencies_r0: z.string().catch(''), byName_r0: z.string().catch('') });
type Asked = z.output<typeof asked>;

/** Sends one request to each of the agencies that were chosen. */
export const sendRequests = action(
  'information/sendRequests',
  asked,
  async (world, told, press) => {
    const { stored, review: before, sees } = await opened(world, press, told.reference, informs);
    if (sees.as !== 'coordinator') throw notForYou();
    const form = filled(world, told, press);
    if (!form.said) return { card: drawAsk(world, before, form) };
    const { said } = form;
    const agencies = await Promise.all(form.agencies.map(async (agency) => ({ agency, author: await authorOf(world, before, agency) })));
    const { review, me } = await decided(world, press, stored, (present, by, at) => {
      const events = asks(present, by, { agencies, ...said }, at);
      const isNew = agencies.filter(({ agency }) => !requestTo(present.information, agency));
      return {
        events,
        content: isNew.map(({ agency }) => requestRow(agency, said)),
        lists: isNew.flatMap(({ agency, author }) => [`agency~${agency}`, ...(author ? [`person~${author}`] : [])]),
      };
    });
    const board = await drawBoard(world, review, me);
    return closing(press, whoAnswers(world, review), board);
  },
  (world, told, press, notice) => ({
    card: drawAsk(world, undefined, { ...filled(world, told, press), reference: told.reference, notice }),
  }),
);

type Form = {
  readonly reference: string;
  readonly agencies: readonly string[];
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly nobody: string;
  /** What was written by name, since several hundred agencies don't fit a card. */
  readonly byName: string;
  readonly notice: string;
  /** What was said, once nothing is wrong with it. */
  readonly said: { readonly why: string; readonly from: Day; readonly to: Day } | undefined;
};

function filled({ agencies: list }: World, told: Asked, press: Press): Form {
  const byName = namedOnLines(choicesOf(list.inUse()), told.byName_r0);
  const chosen = [...told.agencies_r0.split(','), ...byName.named.map(({ value }) => value)];
  const agencies = list.inUse().flatMap(({ id }) => (chosen.includes(valueOf(id)) ? [id] : []));
  const { typed, answers, problems } = filledIn(ASK, press);
  const said = (field: string): string => saidTo(answers, field);
  const nobody = agencies.length === 0 ? 'Please choose at least one agency.' : '';
  const form = { reference: told.reference, agencies, typed, byName: told.byName_r0, nobody: unknownInWords(byName.unknown) || nobody };
  const again = { ...form, notice: notYet('sent'), said: undefined };
  if (problems.length > 0) return { ...again, problems };
  const whole = { why: said('why'), from: readDay(said('from')), to: readDay(said('to')) };
  const fault = periodFault(whole);
  if (fault) return { ...again, problems: [{ field: 'to', kind: 'wrong', sentence: fault }] };
  return form.nobody ? { ...again, problems } : { ...form, problems, notice: '', said: whole };
}

/** A list's value is its entries with commas between them, and an agency's name may hold one. */
const valueOf = (agency: string): string => encodeURIComponent(agency);

const choicesOf = (agencies: readonly Agency[]) => agencies.map(({ id, name }) => ({ value: valueOf(id), label: name }));

const unknownInWords = (lines: readonly number[]): string =>
  lines.length === 0
    ? ''
    : `No agency on the list has the name on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}. Please write it as the list does; say “agencies” to see it.`;

/** What the lists of agencies may take of a card, so that the answers beside them still fit. */
const CHOICES_BYTES = 9_000;
const ASKED_BYTES = 2_000;

const EMPTY = { agencies: [], typed: {}, problems: [], nobody: '', byName: '', notice: '' };

function drawAsk({ agencies }: World, review: Review | undefined, form: Omit<Form, 'said'>, named = NOBODY_NAMED): Drawn {
  const already = review ? Object.keys(review.information.requests) : [];
  const chosen = form.agencies.map(valueOf);
  const open = agencies.inUse().filter(({ id }) => !already.includes(id));
  const { listed, left } = shortList(choicesOf(open), chosen, CHOICES_BYTES);
  const names = already.map((agency) => agencies.nameOf(agency)).sort((one, other) => one.localeCompare(other, 'en-GB'));
  return askCard.draw({
    title: ASK.title,
    place: form.reference,
    purpose: ASK.purpose,
    notice: form.notice,
    reference: form.reference,
    asked: namesInShort(names, ASKED_BYTES),
    named: form.agencies.length > 0 && named.agencies.length > 0 ? 'The agencies that the referral names are chosen already.' : '',
    others: named.others,
    choices: listed.map(({ value, label }) => ({ agency: label, value })),
    chosen: listed.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(','),
    unlisted: left > 0 ? `${left} more agencies do not fit here. Write the names of those that you want to ask below, one on a line.` : '',
    byName: form.byName,
    problem: form.nobody,
    fields: drawFields({ page: ASK, revision: 0, saved: {}, typed: form.typed, problems: form.problems }),
  });
}

/** Who answers for an agency: its information author, else its agency lead, else nobody in Teams. */
async function authorOf({ people }: World, review: Review, agency: string): Promise<PersonId> {
  const [authors, leads] = await Promise.all([people.withRole('information author', agency), people.withRole('agency lead', agency)]);
  return inTeamsFirst([...authors, ...leads]).find(({ person }) => !isConflicted(review, person.id))?.person.id ?? '';
}

function whoAnswers({ agencies }: World, { information }: Review): string {
  const office = agenciesThat(information, 'asked').filter((agency) => requestTo(information, agency)?.author === '');
  if (office.length === 0) return 'The requests are sent. You will see who has answered on the card in the chat.';
  return `The requests are sent. Nobody of ${office.map((agency) => agencies.nameOf(agency)).join(' or ')} can answer in Teams, so you enter what they tell you.`;
}
