import type { Problem } from '../../src/domain/forms/answers';
import { BOOKING } from '../../src/domain/meeting/bookingPage';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE, WHY_THE_MEETING, type AreaSamples } from './sample';
import { allFull } from './samplePages';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const id = (index: number): string => `00000000-0000-4000-8000-000000000000~00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const LINK = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NzY4ZDQ1%40thread.v2/0?context=%7b%22Tid%22%3a%22abc%22%7d';
const WINDOW =
  'The window is Fri 4 Dec to Mon 7 Dec. It begins one working day after the pack: the pack is due on Thu 3 Dec. It ends on day 10 of 15, counted from the notification sent Mon 23 Nov.';

const booking = {
  title: 'Book the meeting',
  place: reference,
  purpose: WINDOW,
  why: WHY_THE_MEETING,
  notice: '',
  reference,
  seen: -1,
  time: { id: 'time_r0', value: '10:00', problem: '' },
  fields: drawFields({ page: BOOKING, revision: 0, saved: { minutes: { said: '120' } } }),
  asksWhy: false,
  groups: [
    group('leading', 'Leading the meeting', ['Malcolm Reid, chair', 'Joseph Adeyemi, facilitator', 'Hannah Whitfield, scribe'], 3),
    group('partners', 'The three partners', ['Farid Rahman, Northshire Council', 'Grace Chukwu, Northshire Integrated Care Board'], 0),
    group('participants', 'Participants', ['Callum Fraser, Northshire Police', 'Mei Lin Chan, Northshire Community Health'], 2),
  ],
  unlisted: '',
  byName: [],
  nobody: '',
  forward: 'Book the meeting',
};

const typed = { day: '2026-12-05', minutes: '120', link: LINK };
const outside = `Not booked yet. Sat 5 Dec is not a working day. ${WINDOW} Please choose a time inside it, or say below why it must be outside.`;
const drawn = (more: { typed?: Record<string, string>; problems?: readonly Problem[] }) =>
  drawFields({ page: BOOKING, revision: 0, saved: {}, ...more });

const booked = {
  reference,
  notice: '',
  when: 'Fri 4 December at 10:00',
  facts: [
    { what: 'How long', said: '120 minutes' },
    { what: 'Invited', said: 'Malcolm Reid, Joseph Adeyemi, Hannah Whitfield, Callum Fraser, Mei Lin Chan' },
  ],
  link: LINK,
  seen: 0,
  held: '',
  others: [],
  isBooked: true,
  mayBook: false,
  mayChange: false,
};
const forCoordinator = {
  ...booked,
  facts: [
    ...booked.facts,
    { what: 'Changed', said: 'once' },
    { what: 'Window', said: 'Outside it, with a reason that is kept' },
    { what: 'Chat', said: 'Linked to this review' },
  ],
  mayChange: true,
};

function group(kind: string, label: string, people: readonly string[], chosen: number) {
  const choices = people.map((name, index) => ({ value: id(index), label: name }));
  return {
    id: `invited-${kind}_r0`,
    label,
    out: '',
    outId: `invited-${kind}-out_r0`,
    chosen: choices
      .slice(0, chosen)
      .map(({ value }) => value)
      .join(','),
    choices,
  };
}

export const meetingSamples: AreaSamples = {
  'meeting/book': {
    whose: {
      ...OF_FIELDS,
      ...all(
        'ours',
        'title',
        'place',
        'purpose',
        'notice',
        'reference',
        'forward',
        'nobody',
        'unlisted',
        'byName.*.id',
        'time.id',
        'time.value',
        'time.problem',
      ),
      ...all('ours', 'groups.*.id', 'groups.*.label', 'groups.*.chosen', 'groups.*.outId', 'groups.*.choices.*.value'),
      ...all('the partnership’s', 'why', 'groups.*.choices.*.label', 'groups.*.out', 'byName.*.value'),
    },
    shown: {
      empty: booking,
      typical: {
        ...booking,
        notice: outside,
        asksWhy: true,
        fields: drawn({ typed: { ...typed, reason: 'The chair can only come then.' } }),
      },
      'people who did not come back': {
        ...booking,
        groups: booking.groups.map((one) => ({
          ...one,
          chosen: '',
          out: 'Taken out: Malcolm Reid, chair. They stay invited until you say that they are not.',
        })),
      },
      'more people than fit': {
        ...booking,
        unlisted: '380 more people do not fit here. Write the names of those who are invited below, one on a line.',
        byName: [{ id: 'invitedByName_r0', value: 'Tomos Rhys, Harbour Families' }],
      },
      'answers missing': {
        ...booking,
        notice: 'Not booked yet: please look at the words in red.',
        time: { ...booking.time, value: '', problem: '“Time” still needs a time such as 14:30.' },
        nobody: 'Please invite at least one person.',
        fields: drawn({ problems: [{ field: 'link', kind: 'wrong', sentence: 'Please give the whole link; it begins with https://.' }] }),
      },
      change: { ...booking, title: 'Change the meeting', forward: 'Change the meeting', seen: 1 },
      full: {
        ...booking,
        asksWhy: true,
        notice: outside,
        fields: drawn({ typed: allFull(BOOKING) }),
        groups: ['leading', 'partners', 'authors', 'leads', 'participants'].map((kind) =>
          group(
            kind,
            'Information from their agencies',
            Array.from({ length: 12 }, (_, index) => `Dr Maria-Magdalena Featherstonehaugh ${index}, Northshire Integrated Care Board`),
            6,
          ),
        ),
      },
    },
  },
  'meeting/meeting': {
    whose: {
      ...all('ours', 'reference', 'notice', 'when', 'facts.*.what', 'others.*.reference', 'others.*.person'),
      // Looked at before it is kept: an https address and nothing else.
      ...all('ours', 'link'),
      ...all('the partnership’s', 'facts.*.said', 'held', 'others.*.name'),
    },
    shown: {
      typical: {
        ...forCoordinator,
        held: 'The start is held: Grace Chukwu is in the chat and not invited. Let in whoever should be there, and remove the others from the chat in Teams. Then look again.',
        others: [{ reference, name: 'Grace Chukwu', person: id(1) }],
      },
      'for somebody invited': booked,
      'for the coordinator': forCoordinator,
      'file offered': { ...booked, seen: 1, notice: 'The calendar file is offered in this chat. Allow it, then open it from your files.' },
      'roster not known': {
        ...forCoordinator,
        held: 'Teams does not say who is in the chat just now, so the start is held. Please look again in a minute.',
      },
      'not booked': {
        ...booked,
        when: 'Not booked yet',
        facts: [{ what: 'When', said: WINDOW }],
        link: '',
        isBooked: false,
        mayBook: true,
      },
    },
  },
  'meeting/link': { whose: all('ours', 'reference'), shown: { typical: { reference } } },
  'meeting/linked': { whose: all('ours', 'reference'), shown: { typical: { reference } } },
};
