import type { z } from 'zod';
import type { Settings } from '../config';
import type { Rules } from '../domain/dates/counting';
import type { Reference } from '../domain/fact';
import type { Owed, Says } from '../domain/owed';
import type { PersonId } from '../domain/people/people';
import type { Review } from '../domain/review/review';
import type { Acting } from '../domain/sight/acting';
import type { Claim, Drawn, Identities, KnownPerson, Ports, Reply, Reviews, StoredClaim } from '../ports';
import type { Agencies } from './cards/agencies';
import type { KeptApart } from './kept';

/** What a journey works with in one turn: the ports, the partnership's settings, the areas of the work, and how days are counted. */
export type World = Omit<Ports, 'reviews' | 'identities'> & {
  /** Without people's words and identities: these are read through `kept` alone. */
  readonly reviews: Omit<Reviews, 'content'>;
  readonly identities: Omit<Identities, 'read'>;
  readonly kept: KeptApart;
  readonly settings: Settings;
  readonly areas: readonly Area[];
  readonly notices: Notices;
  /** Read beside the turn's first read, and once however often it is asked for. */
  readonly rules: () => Promise<Rules>;
  readonly agencies: Agencies;
};

/** One press, or one typed command, by somebody. */
export type Press = {
  readonly who: PersonId;
  /** Who this is and what they may, looked up at every press; it runs beside the first read. Refuses strangers. */
  readonly me: Promise<KnownPerson>;
  readonly now: Date;
  readonly verb: string;
  readonly where: 'chat' | 'dialog';
  /** The chat it was pressed in: the person's own, or a group's. */
  readonly chat: { readonly kind: 'personal' | 'group'; readonly id: string; readonly address: string };
  /** What the card carried and what was typed, merged; not trusted. */
  readonly data: Readonly<Record<string, unknown>>;
};

export type Action = {
  readonly verb: string;
  /** True for what may be pressed in the chat of a meeting; everything else is done in a person's own chat. */
  readonly inMeeting: boolean;
  /** True for the few things that Teams’ own word for who somebody is suffices for; everything else is for whom the partnership knows. */
  readonly forAnybody: boolean;
  /** Undefined: the press does not have the shape this action asks for, so its card is out of date. */
  run(world: World, press: Press): Promise<Reply | undefined>;
  /** Draws the pressed form again without asking storage, with what was typed, for when storage is down. */
  again(world: World, press: Press, notice: string): Reply | undefined;
};

type Told<Asks extends z.ZodType> = z.output<Asks>;

/** Names what a button does, the shape of what its card carries, and the journey that answers. */
export function action<Asks extends z.ZodType>(
  verb: string,
  asks: Asks,
  run: (world: World, told: Told<Asks>, press: Press) => Promise<Reply>,
  again?: (world: World, told: Told<Asks>, press: Press, notice: string) => Reply | undefined,
): Action {
  return {
    verb,
    inMeeting: false,
    forAnybody: false,
    run: async (world, press) => {
      const told = asks.safeParse(press.data);
      return told.success ? run(world, told.data, press) : undefined;
    },
    again: (world, press, notice) => {
      const told = asks.safeParse(press.data);
      return told.success ? again?.(world, told.data, press, notice) : undefined;
    },
  };
}

/** The same action, allowed in the chat of a meeting as well. */
export const inMeeting = (one: Action): Action => ({ ...one, inMeeting: true });

/** The same action, taken from anybody of whom Teams says who they are. It shows nothing of a case. */
export const forAnybody = (one: Action): Action => ({ ...one, forAnybody: true });

/** A button that a review's card offers to one person. The first offer is what takes the review forward. */
export type Offer = {
  readonly title: string;
  readonly verb: string;
  /** `dialog` for what shows or asks for case content; a way in the chat is offered beside it. */
  readonly opens: 'dialog' | 'chat';
  /** What it opens, where that is not the review itself. */
  readonly reference?: string;
};

/** Draws a post that is owed. `repeat` is the sentence to show when it may have arrived before, else empty. */
export type Notice<Which extends Says = Says> = (world: World, review: Review, owed: Owed<Which>, repeat: string) => Promise<Drawn>;

/** The notice of everything that can be owed. */
export type Notices = { readonly [Each in Says]: Notice<Each> };

/** What people may write instead of pressing; matched whole, because “unhelpful” is not “help”. */
export type Command = { readonly words: RegExp; readonly verb: string };

/** One area of the work: its actions, what is told because of it, and what it offers on a review's card. `index.ts` registers it. */
export type Area = {
  readonly actions: readonly Action[];
  readonly commands?: readonly Command[];
  readonly notices: Partial<Notices>;
  /** What answers a file that was offered: the offer's context names one of these under `file`, and a turn presses it. */
  readonly files?: readonly Action[];
  readonly offers: (review: Review, person: Acting) => readonly Offer[];
  /** What the review waits for from this person, as a sentence that begins “Next for you: ”; empty when it does not wait for them. */
  readonly waitsFor: (review: Review, person: Acting) => string;
  /** The same for what somebody else is asked first: it is theirs where nothing else waits for them. */
  readonly waitsAlso?: (review: Review, person: Acting) => string;
  /** Does what is left to do for a review beside its posts, in a turn or on a tick. True: nothing is left to do now. */
  readonly settles?: (world: World, reference: Reference, claims: readonly StoredClaim[], review: Review | undefined) => Promise<boolean>;
  /** Whether nothing may be posted in the review's meeting chat just now, because of who is there. */
  readonly holdsChat?: (world: World, review: Review) => Promise<boolean>;
  /** Whether the ledger says that something beside the posts is left to do. */
  readonly isUnsettled?: (claims: readonly Claim[]) => boolean;
};

export const NO_AREA = { actions: [], notices: {}, offers: () => [], waitsFor: () => '' } satisfies Area;
