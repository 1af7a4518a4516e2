import { z } from 'zod';
import type { Answers, Problem, Typed } from '../../domain/forms/answers';
import { outInput } from '../../domain/forms/fill';
import { BOOKING } from '../../domain/meeting/bookingPage';
import type { PersonId } from '../../domain/people/people';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import { drawFields, fieldsOf } from '../forms/fields';
import { shortList } from '../cards/shortList';
import type { Group, Invitees } from './invitees';

const book = card('meeting/book', {
  preview: 'The meeting of a review: when, where, who.',
  holdsCase: true,
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    /** Why the last day of the window is what it is, as text for a letter; empty where there is none. */
    why: z.string(),
    notice: z.string(),
    reference: z.string(),
    seen: z.number(),
    time: z.object({ id: z.string(), value: z.string(), problem: z.string() }),
    fields: fieldsOf(BOOKING),
    asksWhy: z.boolean(),
    groups: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        chosen: z.string(),
        choices: z.array(z.object({ value: z.string(), label: z.string() })),
        out: z.string(),
        outId: z.string(),
      }),
    ),
    /** Where more can be invited than fit a card: how many are not listed, and those of them who are written by name. */
    unlisted: z.string(),
    byName: z.array(z.object({ id: z.string(), value: z.string() })),
    nobody: z.string(),
    forward: z.string(),
  }),
});

export type BookDrawing = {
  readonly reference: string;
  /** What the clock leaves, in words. */
  readonly window: string;
  readonly why: string;
  readonly invitees: Invitees;
  readonly invited: readonly PersonId[];
  /** By group: that those who were invited did not come back. */
  readonly out?: Readonly<Record<string, string>>;
  readonly time: string;
  /** What was written by name that is nobody's. */
  readonly unknown?: string;
  /** The sequence of the meeting as this form shows it; -1 when it is not booked yet. */
  readonly seen: number;
  readonly saved?: Answers;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly notice?: string;
  readonly asksWhy?: boolean;
};

/** What was not right about the time and the people, as problems of fields that the page does not have. */
export const TIME = 'time';
export const INVITED = 'invited';
export const BY_NAME = 'invitedByName';

/** What the lists of people may take of the card. */
const PEOPLE_BYTES = 11_000;

export function drawBook(drawing: BookDrawing): Drawn {
  const { reference, seen, invited, typed, problems = [], notice = '' } = drawing;
  const revision = seen + 1;
  const problem = (field: string): string => problems.find((one) => one.field === field)?.sentence ?? '';
  const isNew = seen < 0;
  const everybody = drawing.invitees.groups.flatMap(({ people }) => people.map(({ id, label }) => ({ value: id, label })));
  const { listed, left } = shortList(everybody, invited, PEOPLE_BYTES);
  const isListed = new Set(listed.map(({ value }) => value));
  const written = everybody.filter(({ value }) => invited.includes(value) && !isListed.has(value)).map(({ label }) => label);
  const named = [...written, drawing.unknown ?? ''].filter(Boolean).join('\n');
  return book.draw({
    title: isNew ? 'Book the meeting' : 'Change the meeting',
    place: reference,
    purpose: drawing.window,
    why: drawing.why,
    notice,
    reference,
    seen,
    time: { id: `${TIME}_r${revision}`, value: drawing.time, problem: problem(TIME) },
    fields: drawFields({ page: BOOKING, revision, saved: drawing.saved ?? {}, typed, problems }),
    asksWhy: drawing.asksWhy ?? false,
    groups: shownOf(drawing.invitees.groups, isListed).map(({ id, label, people }) => ({
      id: `${INVITED}-${id}_r${revision}`,
      label,
      chosen: people.flatMap((person) => (invited.includes(person.id) ? [person.id] : [])).join(','),
      choices: people.map((person) => ({ value: person.id, label: person.label })),
      out: drawing.out?.[id] ?? '',
      outId: `${outInput(`${INVITED}-${id}`)}_r${revision}`,
    })),
    unlisted: left > 0 ? `${left} more people do not fit here. Write the names of those who are invited below, one on a line.` : '',
    byName: left > 0 || named ? [{ id: `${BY_NAME}_r${revision}`, value: named }] : [],
    nobody: problem(INVITED),
    forward: isNew ? 'Book the meeting' : 'Change the meeting',
  });
}

/** The groups with those of their people who fit. */
const shownOf = (groups: readonly Group[], isListed: ReadonlySet<PersonId>): Group[] =>
  groups
    .map((group) => ({ ...group, people: group.people.filter(({ id }) => isListed.has(id)) }))
    .filter(({ people }) => people.length > 0);
