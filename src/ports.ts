import type { Choices } from './domain/dates/counting';
import type { Reference } from './domain/fact';
import type { Answers } from './domain/forms/answers';
import type { Content } from './domain/forms/row';
import type { Agency } from './domain/people/agencies';
import type { Standing } from './domain/people/cover';
import type { Account } from './domain/people/matching';
import type { Person, PersonId, Role } from './domain/people/people';
import type { PersonChange } from './domain/people/personChange';
import type { ReportToRead } from './domain/report/report';
import type { ReviewEvent } from './domain/review/events';
import type { Review } from './domain/review/review';
import type { Instant } from './domain/time/days';

// What we ask of the world. Interfaces only: the adapters at the rim implement them, the tests hold every one of them to the same contract.

export type Clock = () => Date;

export type Ids = {
  /** A new random review reference, such as `PR-7KQ4M2X`. */
  reference(): Reference;
  /** A short reference for an unexpected fault, for people to quote and for logs. */
  fault(): string;
};

export type { Content };

export type StoredReview = { readonly review: Review; readonly etag: string };

/** The ledger of what the bot owes people. Only `sent` counts; `sending` left behind by a crash is an unknown one. */
export type Claim = {
  readonly key: string;
  readonly state: 'sending' | 'sent' | 'failed' | 'waiting';
  readonly at: Instant;
  readonly attempts: number;
  /** A closed list of causes, never a text from outside. Empty unless failed or waiting. */
  readonly reason: string;
  /** The id of the message that was posted; empty until sent. */
  readonly message: string;
};
export type StoredClaim = Claim & { readonly etag: string };

export type Reviews = {
  read(reference: Reference): Promise<StoredReview | undefined>;
  /**
   * Writes the document, its new journal rows and its content in one transaction. `etag` is that of the document read, or
   * undefined for a review that must not exist yet. `events` are exactly those that `review.events` now counts in addition.
   */
  commit(
    change: { readonly review: Review; readonly events: readonly ReviewEvent[]; readonly content: readonly Content[] },
    etag: string | undefined,
  ): Promise<'committed' | 'changed since'>;
  journal(reference: Reference): Promise<readonly ReviewEvent[]>;
  /** Content rows whose key begins with `prefix`, in key order. */
  content(reference: Reference, prefix: string): Promise<readonly Content[]>;
  /** Writes one content row by itself, without the document: what thirty people add at once must not wait for each other. Replaces one that is there. */
  add(reference: Reference, content: Content): Promise<void>;
  /** Takes one content row away for good; does nothing when it is gone already. */
  erase(reference: Reference, key: string): Promise<void>;
  claims(reference: Reference): Promise<readonly StoredClaim[]>;
  /** Creates the claim (no etag) or replaces it under its etag. Undefined: somebody else has it. */
  claim(reference: Reference, claim: Claim, etag: string | undefined): Promise<string | undefined>;
  /** Claims that are not settled, of reviews and of what is still being written, for the sweep that rebuilds the index. */
  unsettled(): AsyncIterable<{ readonly reference: Reference; readonly at: Instant }>;
  /** Every review's reference, for the sweep that rebuilds the index. */
  references(): AsyncIterable<Reference>;
};

export type Due = { readonly at: Instant; readonly reference: Reference };
/** An index that wakes the tick: a row too many is harmless, and the sweep rebuilds it. */
export type OwedIndex = {
  add(due: Due): Promise<void>;
  due(now: Date): Promise<readonly Due[]>;
  remove(due: Due): Promise<void>;
};

/** The child's and family's identities, apart from everything else; read only where `visible()` allows it. */
export type Identities = {
  /** What the review’s document names; of a review that names none, the row without a name. */
  read(reference: Reference): Promise<Answers | undefined>;
  /** Writes a row whole. It does not count until the document names it. `at`: when, so that the sweep leaves alone what is about to be named. */
  save(reference: Reference, identity: Answers, row?: { readonly name: string; readonly at: Instant }): Promise<void>;
  /** Deletes a row that was never named, or that another one has replaced; does nothing when it is gone already. */
  forget(reference: Reference, name: string): Promise<void>;
  /** Deletes every row that was written before then and that no document names; gives back how many. */
  sweep(before: Instant): Promise<number>;
};

export type DraftPage = {
  readonly reference: Reference;
  readonly page: string;
  /** Grows by one with every save of this page, so that a card can say which one it shows. 0: never saved. */
  readonly revision: number;
  readonly savedAt: Instant;
  readonly answers: Answers;
};
export type Drafts = {
  /** Every page this person has saved for the reference, or for all their references. */
  pages(person: PersonId, reference?: Reference): Promise<readonly DraftPage[]>;
  /** Saves one page; `page.revision` must be one more than what is stored (1 when nothing is). */
  save(person: PersonId, page: DraftPage): Promise<'saved' | 'changed since'>;
  discard(person: PersonId, reference: Reference): Promise<void>;
  /** Writes pages of one reference, with the revisions that they have, where none of them is; else none is written. */
  restore(person: PersonId, pages: readonly DraftPage[]): Promise<'restored' | 'there already'>;
  /** Deletes these pages of one reference, all of them or, where one was saved again or is gone, none. */
  forget(person: PersonId, pages: readonly DraftPage[]): Promise<'forgotten' | 'changed since'>;
};

/** Where a person's own chat with the bot is; the Teams adapter alone knows what is in it. */
export type Address = string;

/** Somebody as the partnership knows them. `changes`: how many changes their journal holds; a form carries the one it shows. */
export type KnownPerson = Standing & {
  readonly person: Person;
  readonly email: string;
  readonly address: Address;
  readonly welcomedAt: Instant | '';
  readonly changes: number;
  /** Whose deputy this person was made at any time. An index: it gives no rights, the deputy named in that one’s own row does. */
  readonly namedBy: readonly PersonId[];
};
export type People = {
  find(id: PersonId): Promise<KnownPerson | undefined>;
  /** Everybody who holds the role, in the given agency where one is given, in the order of their names. */
  withRole(role: Role, agency?: string): Promise<readonly KnownPerson[]>;
  /** Everybody, those who have left included, in the order of their names. */
  all(): Promise<readonly KnownPerson[]>;
  /** Adds the person or changes name, agency and roles, as the settings say; everything else stays. Journaled as the settings' change. */
  save(person: Person): Promise<void>;
  /**
   * Writes what changes and the journal's entry in one transaction, when the person still has `seen` changes (0: not known yet).
   * What is the same as before is no change; nothing different writes nothing.
   */
  change(change: PersonChange, seen: number): Promise<'changed' | 'changed since'>;
  /** All that was changed about one person, in its order. Append-only. */
  journal(id: PersonId): Promise<readonly PersonChange[]>;
  /** Keeps the address of the person's own chat. Does nothing for somebody who is not known. */
  keepAddress(id: PersonId, address: Address): Promise<void>;
  /** True for exactly one of several callers: nobody was welcomed since `since`, and now this person is, at `at`. */
  welcome(id: PersonId, since: Date, at: Date): Promise<boolean>;
};

/** The log of who was shown what, append-only. */
export type Seen = {
  record(
    reference: Reference,
    view: { readonly who: PersonId; readonly as: Role; readonly what: string; readonly at: Instant },
  ): Promise<void>;
  of(reference: Reference): Promise<readonly { readonly who: PersonId; readonly as: Role; readonly what: string; readonly at: Instant }[]>;
};

/** Lists of reviews: `person~<id>`, `agency~<id>`, `office`. An index: a row too many is harmless. */
export type Involved = {
  add(list: string, reference: Reference): Promise<void>;
  in(list: string): Promise<readonly Reference[]>;
};

/** What the partnership has chosen, as one change left it: by whom, when and why. */
export type Chosen = {
  /** Grows by one with every change; the first is 1. */
  readonly version: number;
  readonly choices: Choices;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
};

/** How far the open reviews follow the latest change: up to `version` all of them do; towards the latest, those up to the reference `after`. */
export type Applied = { readonly version: number; readonly after: Reference | '' };

/** The partnership's choices about its days. Every change is kept. */
export type KeptChoices = {
  /** Undefined while nobody has changed anything. */
  present(): Promise<{ readonly chosen: Chosen; readonly applied: Applied; readonly etag: string } | undefined>;
  /** The choices as that change left them. */
  version(number: number): Promise<Chosen | undefined>;
  /** Makes a change the present one; `etag` is that of the present one read, or undefined where there is none. */
  save(chosen: Chosen, applied: Applied, etag: string | undefined): Promise<'saved' | 'changed since'>;
  /** Writes down how far the reviews follow. The new ETag, or undefined: there is a later change, or somebody else is further. */
  follow(applied: Applied, etag: string): Promise<string | undefined>;
};

/** The list of agencies as one change left it. */
export type AgencyList = {
  /** Grows by one with every change; the first is 1. */
  readonly version: number;
  readonly agencies: readonly Agency[];
  readonly by: PersonId;
  readonly at: Instant;
};
/** The partnership's agencies. Every change is kept. */
export type KeptAgencies = {
  /** Undefined while nobody has changed anything: then the settings' list is the one. */
  present(): Promise<(AgencyList & { readonly etag: string }) | undefined>;
  /** Makes a list the present one; `etag` is that of the present one read, or undefined where there is none. */
  save(list: AgencyList, etag: string | undefined): Promise<'saved' | 'changed since'>;
};

/** A drawn adaptive card. `preview` is what a phone shows before the chat is opened; it never carries case content. */
export type Drawn = {
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly preview: string;
  /** True when the card holds case content: it is then shown to its presser and never kept in the chat. */
  readonly holdsCase: boolean;
};

export type Posted =
  | { readonly outcome: 'sent'; readonly message: string; readonly address: Address }
  /** The bot can't write to this person: never installed it, blocked it, or left. */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** It surely was not posted and may be tried again. */
  | { readonly outcome: 'try again'; readonly reason: string; readonly afterMs: number }
  /** It may have been posted. */
  | { readonly outcome: 'unknown'; readonly reason: string };

export type Chat = {
  /** Posts in the person's own chat; without an address the bot tries to write first. Never throws for a fault of the world. */
  post(to: PersonId, address: Address | '', card: Drawn): Promise<Posted>;
  /** Posts in a chat of several people, whose address came with a turn from it. Never throws for a fault of the world. */
  postIn(address: Address, card: Drawn): Promise<Posted>;
  /** Replaces a message that the bot posted, for everybody who can see it. May be repeated. */
  update(address: Address, message: string, card: Drawn): Promise<Posted>;
  /** What Teams says of the account of somebody in their own chat; undefined when it does not say. */
  whoIs(who: PersonId, address: Address): Promise<Account | undefined>;
  /** Who is in the chat now; undefined when Teams does not say. */
  members(address: Address): Promise<readonly Member[] | undefined>;
  /** Offers a file in the person's own chat; a turn says whether they took it. `context` comes back with that turn, and is not trusted. */
  offerFile(to: PersonId, address: Address | '', file: FileOffer): Promise<Posted>;
};

/** `who` is undefined for somebody without a known Entra identity. */
export type Member = { readonly who: PersonId | undefined; readonly name: string };

export type FileOffer = {
  /** Carries the review's reference and nothing about the case. */
  readonly name: string;
  readonly description: string;
  readonly bytes: number;
  readonly context: Readonly<Record<string, string>>;
};

/** Static sentences and listed fields only: never a name, never anyone's words. */
export type LogFields = {
  readonly review?: Reference;
  readonly verb?: string;
  readonly code?: string;
  readonly fault?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly status?: number;
};
export type Log = {
  info(sentence: string, fields?: LogFields): void;
  error(sentence: string, fields?: LogFields): void;
};

/** Draws documents that people take away. The same document has the same bytes, whenever it is drawn. */
export type Documents = {
  /** A report as a Word document (`.docx`). */
  report(report: ReportToRead): Promise<Uint8Array>;
};

export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly reviews: Reviews;
  readonly owedIndex: OwedIndex;
  readonly identities: Identities;
  readonly drafts: Drafts;
  readonly people: People;
  readonly seen: Seen;
  readonly involved: Involved;
  readonly choices: KeptChoices;
  readonly keptAgencies: KeptAgencies;
  readonly chat: Chat;
  readonly documents: Documents;
  readonly log: Log;
};

/** One thing a person did, as the Teams adapter understood it. `who` is undefined for callers without a known Entra identity. */
export type Turn = {
  readonly who: PersonId | undefined;
  /** A dialog that was opened over any other chat counts as personal, since only its presser sees it; its address and chat id are empty. */
  readonly chat: 'personal' | 'group';
  /** The address of this chat: the person's own, or the group's. */
  readonly address: Address | '';
  /** What tells this chat from others for good. */
  readonly chatId: string;
  /** Which message was written, where one was; `edited` where it was there before and says something else now. */
  readonly wrote?: { readonly message: string; readonly edited: boolean };
  readonly did:
    | { readonly kind: 'installed' }
    | { readonly kind: 'said'; readonly text: string }
    /** Teams says that the meeting of this chat began or ended; it may say so late, twice or never. */
    | { readonly kind: 'met'; readonly what: 'began' | 'ended' }
    /** The answer to a file that was offered. `context` is what the offer carried, not trusted. */
    | { readonly kind: 'file'; readonly taken: boolean; readonly context: Readonly<Record<string, unknown>> }
    /** `data` is what the card carried and what was typed, merged as Teams merges them; nothing in it is trusted. */
    | {
        readonly kind: 'pressed';
        readonly verb: string;
        readonly data: Readonly<Record<string, unknown>>;
        readonly where: 'chat' | 'dialog';
      };
};

/** What a turn answers. */
export type Reply = {
  /** What the person sees next, in the place where they pressed. */
  readonly card?: Drawn;
  /** What the pressed card becomes in the chat for good, when `card` must not stay there or the dialog leaves it behind. */
  readonly base?: Drawn;
  /** One sentence when there is no card: shown as a toast, or as the last thing a dialog says before it closes. */
  readonly says?: string;
  /** The file that a person took: the adapter puts it where Teams said. */
  readonly file?: { readonly name: string; readonly contentType: string; readonly content: Uint8Array };
};

export type Bot = {
  receive(turn: Turn): Promise<Reply>;
  /** Posts whatever is owed now, in every review that the index names. */
  tick(): Promise<void>;
  /** Makes the index that wakes the tick again from the reviews: at start, and daily. */
  rebuildIndex(): Promise<void>;
};
