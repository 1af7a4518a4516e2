import { z } from 'zod';
import { answer as decideToAnswer, voteOn } from '../../domain/decision/deciding';
import { answerPage } from '../../domain/decision/forms';
import { saidTo, type Answers } from '../../domain/forms/answers';
import type { PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { outcomeInWords } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { answeringAs, isDeputyOf, partnerIsThere } from '../../domain/sight/partners';
import { inDecision, type InDecision } from '../../domain/sight/visible';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import type { Press, World } from '../action';
import { card } from '../cards/card';
import { drawFields, shownField } from '../forms/fields';
import { closing, formActions, type Differs } from '../forms/form';
import { aReference, notForDeputies, notForYou, opened, type Opened } from '../opening';
import { whyInstead } from '../posts/partners';
import { drawReview } from '../reviews/review';
import { showPaper } from './paper';
import { NO_WORDS, partnerRow, readWords, type PartnerWords } from './rows';
import { shownWhole, type Kept } from '../kept';

const answerCard = card('triage/answer', {
  preview: 'An answer to write.',
  holdsCase: true,
  shows: z.object({
    title: z.string(),
    place: z.string(),
    who: z.string(),
    purpose: z.string(),
    notice: z.string(),
    reference: z.string(),
    round: z.number(),
    partner: z.string(),
    agrees: z.enum(['yes', 'no']),
    seen: z.number(),
    fields: z.array(shownField),
  }),
});

const anAnswer = z.object({
  reference: aReference,
  round: z.coerce.number().int().positive(),
  partner: z.string().max(200),
  agrees: z.enum(['yes', 'no']),
});
const fromForm = anAnswer.extend({ seen: z.coerce.number().int().nonnegative() });
type Asked = z.output<typeof anAnswer>;
type Written = z.output<typeof fromForm>;

/** Whoever writes an answer, and whose answer it is. */
type Writing = Opened<InDecision> & { readonly partner: KnownPerson | undefined };

/**
 * The form of one partner's answer: their own, or what the coordinator enters for them. With the third one the case is decided, or goes
 * back to the chair.
 */
export const answering = formActions({
  opens: 'triage/answer',
  opening: anAnswer,
  records: 'triage/say',
  carries: fromForm,
  admits: toWrite,
  instead: (world, press, here, told) => {
    const isThere = here.partner && isOfRound(here, told);
    return isThere ? undefined : showPaper(world, press, here, 'There is a newer recommendation. This is the present one.');
  },
  page: (here, { agrees, partner }) => answerPage(agrees === 'yes', isPlaceOf(here, partner)),
  // What is stored is named where it did not come back, so that this is an opening too.
  stored: async (world, press, here, told) =>
    isWritten(here, told) ? answersOf(await shownWhole(world, press, here, WRITTEN, (kept) => wordsIn(kept, told))) : {},
  mark: ({ decision }, { partner }) => decision.said[partner]?.revision ?? 0,
  draws: async (world, press, here, told, differs) => {
    if (!here.partner) throw notForYou();
    if (!isOfRound(here, told)) throw new Refusal('too late', NEWER);
    const open = here.review.decision.recommended;
    // What somebody has typed already is shown to them again, with the reason.
    if (open && differs.typed === undefined) answeringAs(here.review, here.me.person, told.partner, voteOn(here.review, open));
    const before = here.review.decision.said[told.partner];
    const words =
      isWritten(here, told) && differs.typed === undefined
        ? await shownWhole(world, press, here, WRITTEN, (kept) => wordsIn(kept, told))
        : NO_WORDS;
    const seen = differs.seen ?? before?.revision ?? 0;
    return drawForm({ ...here, partner: here.partner, now: press.now }, { ...told, seen }, { typed: words, ...differs });
  },
  decide: (review, by, { here, told: { round, seen, ...told }, answers }, at) => {
    if (!here.partner) throw notForYou();
    const { person } = here.partner;
    const agrees = told.agrees === 'yes';
    return {
      events: decideToAnswer(review, by, { partner: person.id, agrees, round, seen }, at),
      content: [partnerRow({ partner: person, agrees, round, revision: seen + 1, by: by.id, at }, wordsOf(answers))],
    };
  },
  notKept: writtenBefore,
  next: async (world, press, { review, me }) => closing(press, 'The answer is recorded.', await drawReview(world, review, me, press.now)),
});

const WRITTEN = 'what was written with a partner’s answer';

/** Whether this partner's answer is recorded already, and is the same. */
const isWritten = ({ review }: Writing, { partner, agrees }: Asked): boolean =>
  review.decision.said[partner]?.agrees === (agrees === 'yes');

const answersOf = (words: PartnerWords): Answers =>
  Object.fromEntries(Object.entries(words).flatMap(([field, said]) => (said ? [[field, { said }] as const] : [])));

const wordsOf = (answers: Answers): PartnerWords => ({ words: saidTo(answers, 'words'), decidedBy: saidTo(answers, 'decidedBy') });

/** The same answer was recorded from another window, with other words: these are not lost, and can be kept by one more press. */
function writtenBefore({ decision }: Review): Reply {
  if (decision.outcome) return { says: 'The partners have decided, so what was written with this answer no longer changes.' };
  throw new Refusal('too late', 'This answer was recorded in another window, with other words. Press again to keep yours.');
}

async function toWrite(world: World, press: Press, told: Asked): Promise<Writing> {
  const here = await opened(world, press, told.reference, inDecision, notForDeputies);
  return { ...here, partner: await partnerIn(world, here, told) };
}

const isOfRound = ({ review }: Writing, { round }: Asked): boolean => review.decision.recommended?.round === round;
const NEWER = 'There is a newer recommendation than the one on this card. Please open the review again.';

/** Whose answer it is, where this person may give it: their own, a deputy’s for whom they act, or the office for one of the three. */
async function partnerIn(world: World, { me, review, sees }: Opened<InDecision>, { partner }: Asked): Promise<KnownPerson | undefined> {
  if (!review.decision.recommended?.partners.includes(partner)) return undefined;
  if (partner === me.person.id) return sees.places.includes(partner) ? me : undefined;
  if (!sees.places.includes(partner) && !sees.records && !sees.assesses) {
    if (isDeputyOf(me.person, partner)) throw partnerIsThere();
    throw notForYou();
  }
  return world.people.find(partner);
}

/** True where somebody else decided, whom the bot does not know: the coordinator then says who it was. */
const isPlaceOf = ({ review, sees }: Opened<InDecision>, partner: PersonId): boolean =>
  isConflicted(review, partner) && !sees.places.includes(partner);

const wordsIn = async (kept: Kept, { reference, round, partner }: Asked): Promise<PartnerWords> =>
  (await readWords(kept, reference, round)).get(partner) ?? NO_WORDS;

type Drawing = Writing & { readonly partner: KnownPerson; readonly now: Date };

function drawForm(writing: Drawing, told: Written, { typed, problems, notice = '' }: Differs<number>): Drawn {
  const { reference, round, agrees, seen } = told;
  const { me, review, sees, partner, now } = writing;
  const { id, name } = partner.person;
  const page = answerPage(agrees === 'yes', isPlaceOf(writing, id));
  const decides = sees.places.includes(id);
  const own = id === me.person.id;
  const [subject, verb] = decides
    ? ['You', 'agree']
    : [isPlaceOf(writing, id) ? `Whoever decides in the place of ${name}` : name, 'agrees'];
  const not = decides ? 'do not agree' : 'does not agree';
  const instead = decides && !own ? ` You decide for ${name}, ${whyInstead(review, partner, now)}.` : '';
  const outcome = review.decision.recommended?.outcome;
  const fields = drawFields({ page, revision: seen, saved: {}, typed, problems });
  return answerCard.draw({
    title: decides ? 'Your answer' : 'An answer for a partner',
    place: `${reference} · recommendation ${round}`,
    who: `${subject} ${agrees === 'yes' ? verb : not}: ${outcome ? outcomeInWords(outcome) : ''}.${instead}`,
    purpose: own ? page.purpose : `${page.purpose} It is kept as ${decides ? 'answered' : 'entered'} by ${me.person.name} for ${name}.`,
    notice,
    reference,
    round,
    partner: id,
    agrees,
    seen,
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
