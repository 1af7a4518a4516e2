import { z } from 'zod';
import { criteriaFor } from '../../domain/decision/criteria';
import { reasonOf } from '../../domain/decision/forms';
import type { PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { agreeing, everybodySaid, isRejected, outcomeInWords } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { isConflicted, isWithoutReferral, waitsForChair } from '../../domain/review/whereItIs';
import { voteOn } from '../../domain/decision/deciding';
import { mayAnswerAs, standsInFor, whyEntersNone } from '../../domain/sight/partners';
import { inDecision, type InDecision } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { nameWithAgency } from '../cards/agencies';
import { card, lines } from '../cards/card';
import { shown } from '../kept';
import { notForDeputies, ofReview, opened, type Opened } from '../opening';
import { whyInstead } from '../posts/partners';
import { tellsReferral } from './referred';
import { answerTo, NO_WORDS, readAssessed, readWords, type Assessed, type PartnerWords } from './rows';

const paperCard = card('triage/paper', {
  preview: 'A decision paper to read.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    place: z.string(),
    notice: z.string(),
    recommended: z.string(),
    state: z.string(),
    criteria: z.array(z.object({ title: z.string(), source: z.string(), answer: z.string(), reason: z.array(z.string()) })),
    why: z.array(z.string()),
    advice: z.array(z.string()),
    answers: z.array(
      z.object({
        who: z.string(),
        said: z.string(),
        words: z.array(z.string()),
        mayRecord: z.boolean(),
        agreesTitle: z.string(),
        dissentsTitle: z.string(),
        reference: z.string(),
        round: z.number(),
        partner: z.string(),
      }),
    ),
    mayDecide: z.boolean(),
    mayRecommend: z.boolean(),
    tellsReferral: z.boolean(),
    round: z.number(),
    partner: z.string(),
  }),
});

/** The decision paper: the criteria one by one with their reasons, what is recommended, and what the partners said. */
export const paper = action('triage/paper', ofReview, async (world, told, press) =>
  showPaper(world, press, await opened(world, press, told.reference, inDecision, notForDeputies), ''),
);

/** Shows the present paper with a sentence of ours above it. That it was opened is written down before it is shown. */
export async function showPaper(world: World, press: Press, here: Opened<InDecision>, notice: string): Promise<Reply> {
  const { review, sees } = here;
  const open = review.decision.recommended;
  if (!open) throw new Refusal('not complete', 'The chair has not recommended anything yet, so there is no decision paper to read.');
  const [assessed, words, people] = await shown(world, press, here, `decision paper, recommendation ${open.round}`, (kept) =>
    Promise.all([
      readAssessed(kept, review.reference, open.round),
      readWords(kept, review.reference, open.round),
      Promise.all(peopleIn(review).map((id) => world.people.find(id))),
    ]),
  );
  if (!assessed) throw new Error('A recommendation without its reasons.');
  const names = new Map(people.flatMap((known) => (known ? [[known.person.id, known] as const] : [])));
  const nameOf = (id: PersonId): string => names.get(id)?.person.name ?? 'somebody who is no longer known here';
  const isOpen = !review.decision.outcome && !isRejected(review.decision);
  const reading = { ...here, now: press.now, agencies: world.agencies };
  return {
    card: paperCard.draw({
      reference: review.reference,
      place: `${review.reference} · recommendation ${open.round}`,
      notice,
      recommended: `${nameOf(open.by)} recommends ${outcomeInWords(open.outcome)}, ${when(open.at, press.now)}.`,
      state: [
        stateOf(review, press.now),
        isOpen ? whyEntersNone(review, here.me.person, voteOn(review, open)) : '',
        isWithoutReferral(review) ? BY_NOTIFICATION : '',
      ]
        .filter(Boolean)
        .join(' '),
      ...contentOf(review, assessed),
      answers: open.partners.map((partner) => answerOf(reading, partner, words.get(partner) ?? NO_WORDS, nameOf, names.get(partner))),
      mayDecide: isOpen && sees.places.includes(press.who),
      mayRecommend: sees.assesses && waitsForChair(review),
      tellsReferral: tellsReferral(review),
      round: open.round,
      partner: press.who,
    }),
  };
}

const contentOf = ({ route }: Review, assessed: Assessed) => ({
  criteria: criteriaFor(route).map(({ id, title, source }) => ({
    title: assessed.items.find(({ field }) => field === id)?.question ?? title,
    source,
    answer: answerTo(assessed, id),
    reason: lines(answerTo(assessed, reasonOf(id))),
  })),
  why: lines(answerTo(assessed, 'why')),
  advice: answerTo(assessed, 'advice') ? lines(answerTo(assessed, 'advice')) : [],
});

const BY_NOTIFICATION = 'The review began with the local authority’s notification; there is no referral.';

function stateOf({ decision }: Review, now: Date): string {
  const { outcome, decidedAt } = decision;
  const count = agreeing(decision);
  if (outcome) return `Decided ${when(decidedAt, now)}: ${outcome}. ${count} of the three partners agreed.`;
  if (isRejected(decision)) return `Not followed: ${count === 0 ? 'none' : 'one'} of the three partners agreed. The chair recommends anew.`;
  return `${ANSWERED[Object.keys(decision.said).length] ?? ''} It is decided when all three have, and at least two agree.`;
}

const ANSWERED = [
  'None of the three partners has answered yet.',
  'One of the three partners has answered.',
  'Two of the three partners have answered.',
];

/** Whoever reads the paper, and what their words for the partners depend on. */
type Reading = Opened<InDecision> & Pick<World, 'agencies'> & { readonly now: Date };

/** One partner's answer, for this reader. A partner reads the others' once all have answered, so that each decides for themselves. */
function answerOf(
  reading: Reading,
  partner: PersonId,
  { words, decidedBy }: PartnerWords,
  nameOf: (id: PersonId) => string,
  known?: KnownPerson,
) {
  const { me, review, sees } = reading;
  const { decision, reference } = review;
  const answer = decision.said[partner];
  const reads = sees.as !== 'executive partner' || sees.places.includes(partner) || everybodySaid(decision);
  const name = nameOf(partner);
  const how = answer?.as === 'deputy' ? 'answered by their deputy,' : 'entered by';
  const entered = answer && answer.by !== partner ? `, ${how} ${nameOf(answer.by)}${answer.as === 'deputy' ? '' : ` for ${name}`}` : '';
  const said = answer ? (answer.agrees ? 'agrees' : 'does not agree') : '';
  const open = decision.outcome || everybodySaid(decision) ? null : decision.recommended;
  const standsFor = standsInFor(review, partner);
  const who = [known ? nameWithAgency(reading, known) : name, ...(standsFor ? [`in the place of ${nameOf(standsFor)}`] : [])].join(', ');
  const isDeputy = partner !== me.person.id && sees.places.includes(partner);
  const isPlace = isConflicted(review, partner) && !isDeputy && answer?.as !== 'deputy';
  const instead = isDeputy && known ? `for ${name}, ${whyInstead(review, known, reading.now)}` : '';
  return {
    who: decidedBy ? `${decidedBy}, in the place of ${who}` : isPlace ? `Somebody in the place of ${who}` : who,
    said: said ? (reads ? `${said}${entered}` : 'has answered') : 'has not answered yet',
    words: reads && words ? lines(words) : [],
    mayRecord: open !== null && partner !== me.person.id && mayAnswerAs(review, me.person, partner, voteOn(review, open)) !== undefined,
    agreesTitle: instead ? `I agree, ${instead}` : isPlace ? `${name}’s place: agrees` : `${name} agrees`,
    dissentsTitle: instead ? `I do not agree, ${instead}` : isPlace ? `${name}’s place: does not agree` : `${name} does not agree`,
    reference,
    round: decision.recommended?.round ?? 0,
    partner,
  };
}

/** Who recommended, who decides and in whose place, and who recorded an answer. */
function peopleIn(review: Review): PersonId[] {
  const { recommended, said } = review.decision;
  const partners = recommended?.partners ?? [];
  const instead = partners.flatMap((partner) => standsInFor(review, partner) ?? []);
  return [...new Set([...(recommended ? [recommended.by] : []), ...partners, ...instead, ...Object.values(said).map(({ by }) => by)])];
}
