import type { PersonId, Role } from './people';

/** An instant in ISO 8601, always in UTC: `2026-11-23T09:00:00.000Z`. */
export type Instant = string;

/** A review's reference: random, says nothing about the child, safe in titles, file names, keys and logs. */
export type Reference = string;

type Fact<Type extends string, Said> = { readonly type: Type; readonly at: Instant; readonly by: PersonId } & Said;

/** What happened to a review: past facts in keys, states and dates. People's text is never part of an event. */
export type ReviewEvent =
  | Fact<
      'alerted',
      { readonly reference: Reference; readonly route: 'serious incident'; readonly agency: string; readonly lead: PersonId | '' }
    >
  | Fact<'referralSent', { readonly pages: readonly string[] }>
  | Fact<'notReached', { readonly person: PersonId; readonly role: Role }>
  | Fact<'referralPassed', { readonly as: Role; readonly forAgency: string }>;

/** Who acts when the bot records something by itself, such as that somebody could not be reached. */
export const THE_BOT: PersonId = 'bot';
