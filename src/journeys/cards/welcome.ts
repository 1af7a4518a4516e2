import { z } from 'zod';
import type { Settings } from '../../config';
import { holds, type Person } from '../../domain/people/people';
import { mayBeginByNotification } from '../../domain/referral/joining';
import type { Drawn } from '../../ports';
import { card } from './card';
import { numbers, shownNumbers } from './numbers';

/** What somebody can begin because of their role, beside a referral of their own. */
export const begun = z.array(z.object({ title: z.string(), verb: z.string() }));

export const beginsFor = (person: Person): z.input<typeof begun> => [
  ...(holds(person, 'coordinator') ? [{ title: 'Enter a referral for somebody', verb: 'entering/begin' }] : []),
  ...(mayBeginByNotification(person) ? [{ title: 'Record a notification', verb: 'notified/begin' }] : []),
];

const welcomeCard = card('home/welcome', {
  preview: 'Hello. Here is what I can do.',
  shows: z.object({ partnership: z.string(), begins: begun, numbers }),
});
const helpCard = card('home/help', {
  preview: 'What you can say to me.',
  shows: z.object({ notice: z.string(), office: z.string(), begins: begun, numbers }),
});
const strangerCard = card('home/stranger', {
  preview: 'Please contact the partnership office.',
  shows: z.object({ partnership: z.string(), office: z.string(), telephone: z.string(), email: z.string(), numbers }),
});
const groupCard = card('home/inPrivate', { preview: 'I work in your own chat with me.', shows: z.object({}) });
const outOfDateCard = card('home/outOfDate', { preview: 'This card is out of date.', shows: z.object({}) });
const againCard = card('home/tryAgain', {
  preview: 'Something went wrong on our side.',
  holdsCase: true,
  shows: z.object({ sentence: z.string(), verb: z.string(), carried: z.record(z.string(), z.unknown()) }),
});

export const drawWelcome = (settings: Settings, person: Person): Drawn =>
  welcomeCard.draw({ partnership: settings.partnership, begins: beginsFor(person), numbers: shownNumbers(settings) });

export const drawHelp = (settings: Settings, person: Person, notice = ''): Drawn =>
  helpCard.draw({
    notice,
    begins: beginsFor(person),
    office: `${settings.office.name}: ${settings.office.telephone}, ${settings.office.email}`,
    numbers: shownNumbers(settings),
  });

/** All that somebody sees whom the partnership does not know. */
export const drawStranger = (settings: Settings): Drawn =>
  strangerCard.draw({
    partnership: settings.partnership,
    office: settings.office.name,
    telephone: settings.office.telephone,
    email: settings.office.email,
    numbers: shownNumbers(settings),
  });

export const drawInPrivate = (): Drawn => groupCard.draw({});
export const drawOutOfDate = (): Drawn => outOfDateCard.draw({});

/** Keeps a press that could not be carried out, with what was typed, so that it can be pressed again. */
export const drawTryAgain = (sentence: string, verb: string, carried: Readonly<Record<string, unknown>>): Drawn =>
  againCard.draw({ sentence, verb, carried: { ...carried, verb } });
