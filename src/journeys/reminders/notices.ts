import type { Review } from '../../domain/review/review';
import type { Notices, World } from '../action';
import { nameWithAgency } from '../cards/agencies';
import { drawNeedsYou } from '../cards/notice';
import { subjectOf } from './subjects';

/** What people's answers to reminders owe others. */
export const notices = {
  'help asked': async (world, review, { about: { milestone, person } }, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'Somebody asks for help',
      what: `${await nameOf(world, person)} asks for help. It is about this: ${itsName(milestone, review)}.`,
      next: 'Please ring them. You can also do it for them, or ask somebody else to.',
    }),
  'handed over': async (world, review, { about: { milestone, person } }, repeat) =>
    drawNeedsYou({
      ...of(review, repeat),
      heading: 'A colleague asks you to take something over',
      what: `${await nameOf(world, person)} has handed this to you: ${itsName(milestone, review)}.`,
      next: 'Open it to see what is next. You are reminded of it from now on. If you cannot do it, tell the partnership office.',
    }),
} satisfies Partial<Notices>;

const of = ({ reference }: Review, repeat: string) =>
  ({ reference, repeat, forward: 'Open the review', verb: 'reviews/open', opens: 'chat' }) as const;

const itsName = (milestone: string, review: Review): string => {
  const name = subjectOf(milestone, review).its.replace('{}', review.reference);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

async function nameOf(world: World, id: string): Promise<string> {
  const known = await world.people.find(id);
  return known ? nameWithAgency(world, known) : 'A colleague';
}
