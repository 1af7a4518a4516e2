import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { answer as decideToAnswer } from '../../domain/decision/deciding';
import { answerPage } from '../../domain/decision/forms';
import type { Problem, Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import type { PersonId } from '../../domain/people/people';
import { outcomeInWords } from '../../domain/review/decision';
import { isConflicted } from '../../domain/review/whereItIs';
import { isDeputyOf, partnerIsThere } from '../../domain/sight/partners';
import { inDecision, type InDecision } from '../../domain/sight/visible';
import { londonDay } from '../../domain/time/days';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided, type Decided } from '../decided';
import { drawFields, shownField, typedInto } from '../forms/fields';
import { aReference, notForDeputies, notForYou, opened, type Opened } from '../opening';
import { whyInstead } from '../posts/partners';
import { drawReview } from '../reviews/review';
import { showPaper } from './paper';
import { NO_WORDS, partnerRow, readWords, said, type PartnerWords } from './rows';
import { shown, unshown, type Kept } from '../kept';

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
type Writing = Opened<InDecision> & { readonly partner: KnownPerson; readonly now: Date };

/** The form of one partner's answer: their own, or what the coordinator enters for them. */
export const answer = action('triage/answer', anAnswer, async (world, told, press) => {
  const here = await opened(world, press, told.reference, inDecision, notForDeputies);
  const partner = await partnerIn(world, here, told);
  if (!partner || here.review.decision.recommended?.round !== told.round)
    return showPaper(world, press, here, 'There is a newer recommendation. This is the present one.');
  const before = here.review.decision.said[told.partner];
  const isWritten = before?.agrees === (told.agrees === 'yes');
  const words = isWritten ? await shown(world, press, here, WRITTEN, (kept) => wordsIn(kept, told)) : NO_WORDS;
  return { card: drawForm({ ...here, partner, now: press.now }, { ...told, seen: before?.revision ?? 0 }, words, [], '') };
});

const WRITTEN = 'what was written with a partner’s answer';

/** Records one partner's answer. With the third one the case is decided, or goes back to the chair. */
export const say = action('triage/say', fromForm, async (world, told, press) => {
  const here = await opened(world, press, told.reference, inDecision, notForDeputies);
  const partner = await partnerIn(world, here, told);
  if (!partner) throw notForYou();
  const writing = { ...here, partner, now: press.now };
  const agrees = told.agrees === 'yes';
  const page = answerPage(agrees, isPlaceOf(here, told.partner));
  const typed = typedInto(page, press.data);
  const { answers, problems } = fill(page, {}, typed, londonDay(press.now));
  if (problems.length > 0) return { card: drawForm(writing, told, typed, problems, 'Not recorded yet: please look at the words in red.') };

  const words = { words: said(answers, 'words'), decidedBy: said(answers, 'decidedBy') };
  const { partner: id, round, seen } = told;
  const after = await decided(world, press, here.stored, (before, by, at) => ({
    events: decideToAnswer(before, by, { partner: id, agrees, round, seen }, at),
    content: [partnerRow({ partner: partner.person, agrees, round, revision: seen + 1, by: by.id, at }, words)],
  }));
  if (!after.changed && !isDeepStrictEqual(await wordsIn(unshown(world), told), words))
    return writtenBefore({ ...writing, review: after.review, me: after.me }, told, words);
  return recorded(world, press, after);
});

/** The same answer was recorded from another window, with other words: these are not lost, and can be kept by one more press. */
function writtenBefore(writing: Writing, told: Written, words: PartnerWords): Reply {
  const { said: answers, outcome } = writing.review.decision;
  if (outcome) return { says: 'The partners have decided, so what was written with this answer no longer changes.' };
  const seen = answers[told.partner]?.revision ?? told.seen;
  return {
    card: drawForm(
      writing,
      { ...told, seen },
      words,
      [],
      'This answer was recorded in another window, with other words. Press again to keep yours.',
    ),
  };
}

async function recorded(world: World, press: Press, { me, review }: Decided): Promise<Reply> {
  const drawn = await drawReview(world, review, me, press.now);
  return press.where === 'dialog' ? { says: 'The answer is recorded.', base: drawn } : { card: drawn };
}

/** Whose answer it is, where this person may give it: their own, or the coordinator for one of the three. */
async function partnerIn(world: World, { me, review, sees }: Opened<InDecision>, { partner }: Asked): Promise<KnownPerson | undefined> {
  if (!review.decision.recommended?.partners.includes(partner)) return undefined;
  if (partner === me.person.id) return sees.places.includes(partner) ? me : undefined;
  if (!sees.places.includes(partner) && !sees.records) {
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

function drawForm(writing: Writing, told: Written, typed: Typed, problems: readonly Problem[], notice: string): Drawn {
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
