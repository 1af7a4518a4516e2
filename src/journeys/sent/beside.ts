import { readsWhyStraight, STRAIGHT_PAGE } from '../../domain/referral/straight';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import type { World } from '../action';
import { lines } from '../cards/card';
import { readEnteredFor, readStraight } from '../referral/way';
import { readDisagreement } from './disagree';
import type { Part, ReadAnswer } from './reading';
import type { Kept } from '../kept';

/** What stands beside a referral: for whom it was entered, why it went past the lead, and what the lead sees differently. */
export async function readBeside(
  world: Pick<World, 'kept' | 'agencies'>,
  kept: Kept,
  review: Review,
  person: Acting,
): Promise<Part | undefined> {
  const [enteredFor, straight, disagreement] = await Promise.all([
    readEnteredFor(world, review),
    readsWhyStraight(review, person) ? readStraight(kept, review.reference) : '',
    review.disagrees ? readDisagreement(kept, review.reference) : '',
  ]);
  const answers = [
    enteredFor &&
      said(
        'Entered for',
        `${enteredFor.name}, ${world.agencies.nameOf(enteredFor.agency)}\n${enteredFor.contact}\n${HOW[enteredFor.how] ?? ''}`,
      ),
    straight && said('Why it did not go through the agency lead', `${whyInWords(review)}\n${straight}`),
    disagreement && said('What the agency lead sees differently', disagreement),
  ].filter((one) => typeof one === 'object');
  return answers.length === 0 ? undefined : { title: 'Beside the referral', answers };
}

const said = (question: string, text: string): ReadAnswer => ({ name: '', question, answer: lines(text), apart: false, kept: [] });

const HOW: Readonly<Record<string, string>> = {
  telephone: 'It came by telephone.',
  letter: 'It came by e-mail or letter.',
  'in person': 'It was told in person.',
  other: 'It came in another way.',
};

const whyInWords = ({ straight }: Review): string =>
  STRAIGHT_PAGE.fields.flatMap(({ choices }) => choices).find(({ value }) => value === straight)?.label ?? '';
