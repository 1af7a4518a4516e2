import { z } from 'zod';
import { recommendsSharing, recommendationPage } from '../../domain/findings/pages';
import { signOff as decide, voteOn } from '../../domain/findings/recording';
import { SIGN_OFF } from '../../domain/findings/rows';
import { saidTo, type Problem } from '../../domain/forms/answers';
import { long, type Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import type { RowOf } from '../../domain/forms/row';
import { Refusal } from '../../domain/refusal';
import { agreed, awaitedSignOffs, evolveFindings, isNotFollowed } from '../../domain/review/findings';
import { mayAnswerAs, standsInFor, whyEntersNone } from '../../domain/sight/partners';
import { inFindings, type InFindings } from '../../domain/sight/visible';
import { londonDay, when } from '../../domain/time/days';
import type { KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card } from '../cards/card';
import { decided } from '../decided';
import { drawFields, shownField, typedInto } from '../forms/fields';
import { shown } from '../kept';
import { aReference, notForDeputies, notForYou, ofReview, opened, type Opened } from '../opening';
import { whyInstead } from '../posts/partners';
import { drawReview } from '../reviews/review';
import { itemNow } from './itemNow';
import { itemCalled } from './items';
import { itemsOf, shownItems } from './read';
import { decisionRow, signOffRow } from './rows';

const REASON: Page = {
  id: 'sign-off',
  title: 'Your answer',
  purpose: '',
  fields: [long('reason', 'Why? Needed where you dissent', 400)],
};

const partners = card('findings/partners', {
  preview: 'A recommendation for the three partners.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    state: z.string(),
    items: shownItems,
    partners: z.array(
      z.object({
        name: z.string(),
        answer: z.string(),
        reason: z.string(),
        buttons: z.array(
          z.object({
            reference: z.string(),
            round: z.number(),
            partner: z.string(),
            agrees: z.enum(['yes', 'no']),
            says: z.enum(['Agree', 'Dissent']),
            forWhom: z.string(),
          }),
        ),
      }),
    ),
    mayAnswer: z.boolean(),
    fields: z.array(shownField),
    list: z.boolean(),
  }),
});

/** What the meeting recommends, with what each of the three partners says to it. */
export const openPartners = action('findings/partners', ofReview, async (world, told, press) => {
  const at = await allowed(world, press, told.reference);
  return { card: await draw(world, press, at) };
});

const fromAnswer = z.object({
  reference: aReference,
  round: z.coerce.number().int().positive(),
  partner: z.string(),
  agrees: z.enum(['yes', 'no']),
});

/** One partner agrees or dissents; the coordinator can enter it for them. */
export const answer = action('findings/signOff', fromAnswer, async (world, told, press) => {
  const at = await allowed(world, press, told.reference);
  const partner = await world.people.find(told.partner);
  if (!partner) throw new Refusal('not allowed', 'Only the three partners sign off.');
  const { answers, problems } = fill(REASON, {}, typedInto(REASON, press.data), londonDay(press.now));
  if (problems[0]) throw new Refusal('not complete', problems[0].sentence);
  const [agrees, round] = [told.agrees === 'yes', told.round];
  const reason = saidTo(answers, 'reason');
  if (!agrees && reason === '' && isTheirs(at, told)) return { card: await draw(world, press, at, [WHY_MISSING]) };
  const { review, me } = await decided(world, press, at.stored, (before, by, now) => {
    const events = decide(before, by, { partner: told.partner, agrees, round, reasoned: reason !== '' }, now);
    const agree = agreed(events.reduce(evolveFindings, before.findings));
    const outcome = events.flatMap((event) => (event.type === 'lcsprDecided' ? [decisionRow(round, event.lcspr, agree, now)] : []));
    const row = signOffRow({ partner: partner.person, agrees, round, by: by.id, at: now }, reason);
    return { events, content: [row, ...outcome] };
  });
  return answered(world, press, { ...at, review, me });
});

const WHY_MISSING: Problem = {
  field: 'reason',
  kind: 'missing',
  sentence: 'Not recorded yet. Please say why, in a sentence or two: a dissent counts with its reason.',
};

/** Whether this person answers here on the recommendation as it stands; why not, the decision itself says. */
function isTheirs({ review, me }: Opened<InFindings>, { partner, round }: z.output<typeof fromAnswer>): boolean {
  const { recommendation } = review.findings;
  if (recommendation?.revision !== round) return false;
  return mayAnswerAs(review, me.person, partner, voteOn(review, recommendation)) !== undefined;
}

async function answered(world: World, press: Press, at: Opened<InFindings>): Promise<Reply> {
  const [card, base] = await Promise.all([draw(world, press, at), drawReview(world, at.review, at.me, press.now)]);
  return { card, base };
}

/** The partners themselves, and who recommends to them. */
async function allowed(world: World, press: Press, reference: string): Promise<Opened<InFindings>> {
  const at = await opened(world, press, reference, inFindings, notForDeputies);
  const { recommendation } = at.review.findings;
  if (at.sees.places.length === 0 && at.sees.as !== 'coordinator' && at.sees.as !== 'chair') throw notForYou();
  if (!recommendation) throw new Refusal('not complete', 'The meeting’s recommendation has not been recorded yet.');
  return at;
}

async function draw(world: World, press: Press, at: Opened<InFindings>, problems: readonly Problem[] = []) {
  const { findings, reference } = at.review;
  const { recommendation } = findings;
  if (!recommendation) throw new Refusal('not complete', 'The meeting’s recommendation has not been recorded yet.');
  const round = recommendation.revision;
  const [known, [rows, now]] = await Promise.all([
    Promise.all(recommendation.partners.map((id) => world.people.find(id))),
    shown(world, press, at, 'the recommendation', (kept) =>
      Promise.all([kept.all(reference, SIGN_OFF, { round }), itemNow(world, kept, at.review, itemCalled('recommendation'))]),
    ),
  ]);
  const three = known.flatMap((one) => (one ? [one] : []));
  return partners.draw({
    reference,
    state: [stateOf(at), findings.decided ? '' : whyEntersNone(at.review, at.me.person, voteOn(at.review, recommendation))]
      .filter(Boolean)
      .join(' '),
    items: itemsOf(recommendationPage(at.review.decision.outcome), now.saved),
    partners: await Promise.all(three.map((one) => partnerLine(world, at, one, rows, press.now))),
    mayAnswer: three.some((one) => buttons(world, at, one, press.now).length > 0),
    fields: Object.values(drawFields({ page: REASON, revision: round, saved: {}, problems })),
    list: at.sees.reads,
  });
}

function stateOf({ review: { findings, decision } }: Opened<InFindings>): string {
  const isGood = recommendsSharing(decision.outcome);
  const lcspr = findings.recommendation?.lcspr === 'yes' ? 'an LCSPR' : 'no LCSPR';
  const recommends = `The meeting recommends ${isGood ? 'how what went well is shared' : lcspr}.`;
  if (findings.decided) return `${recommends} ${decidedInWords(findings.decided.lcspr, isGood)}`;
  if (isNotFollowed(findings)) return `${recommends} The partners did not follow it. The chair can record another recommendation.`;
  return `${recommends} ${3 - awaitedSignOffs(findings).length} of 3 partners have answered; at least two must agree.`;
}

const decidedInWords = (lcspr: 'yes' | 'no', isGood: boolean): string =>
  isGood ? 'The partners agree.' : `The partners have decided: ${lcspr === 'yes' ? 'an LCSPR' : 'no LCSPR'} will be held.`;

async function partnerLine(world: World, at: Opened<InFindings>, known: KnownPerson, rows: readonly RowOf<typeof SIGN_OFF>[], now: Date) {
  const standsFor = standsInFor(at.review, known.person.id);
  const instead = standsFor && (await world.people.find(standsFor))?.person.name;
  const name = instead ? `${nameAndAgency(world, known)}, in the place of ${instead}` : nameAndAgency(world, known);
  const line = { name, answer: 'No answer yet.', reason: '', buttons: buttons(world, at, known, now) };
  const answer = at.review.findings.signedOff[known.person.id];
  if (!answer) return line;
  const by = answer.by === known.person.id ? undefined : await world.people.find(answer.by);
  const row = rows.find(({ columns }) => columns.partner === known.person.id);
  return {
    ...line,
    answer: `${answer.agrees ? 'Agrees' : 'Dissents'}, ${when(answer.at, now)}${by ? `, ${answer.as === 'deputy' ? `answered by their deputy, ${by.person.name}` : `entered by ${by.person.name}`}` : ''}.`,
    reason: row?.json.reason ?? '',
  };
}

/** The partner's own two buttons, a deputy's for whom they act, or for the office those of every partner who has not answered in person. */
function buttons(world: World, { me, review, sees }: Opened<InFindings>, partner: KnownPerson, now: Date) {
  const { recommendation, decided, signedOff } = review.findings;
  const own = partner.person.id === me.person.id;
  const isDeputy = !own && sees.places.includes(partner.person.id);
  if (decided || !recommendation) return [];
  if (!mayAnswerAs(review, me.person, partner.person.id, voteOn(review, recommendation))) return [];
  const forWhom = own
    ? ''
    : isDeputy
      ? `, for ${partner.person.name}, ${whyInstead(review, partner, now)}`
      : `, for ${nameAndAgency(world, partner)}`;
  const round = recommendation.revision;
  return (['yes', 'no'] as const)
    .filter((agrees) => signedOff[partner.person.id]?.agrees !== (agrees === 'yes'))
    .map((agrees) => ({
      ...{ reference: review.reference, round, partner: partner.person.id, agrees, forWhom },
      says: agrees === 'yes' ? ('Agree' as const) : ('Dissent' as const),
    }));
}
