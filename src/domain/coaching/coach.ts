import type { Answer, Answers, Kept } from '../forms/answers';
import { WHY_LIMIT, type Field, type Page } from '../forms/field';
import { writtenOut } from '../forms/repeats';
import { day } from '../time/days';
import { KINDS, type Found, type Kind, type Known } from './found';
import { identifiersIn, plain, replaced } from './identifiers';
import { isMostlyServices } from './penPicture';
import { ASK_BACK, thinness } from './why';

/** One thing to look at on a page. Whoever wrote it may always leave it as it is. */
export type Hint =
  | { readonly about: Kind; readonly places: readonly { readonly field: Field; readonly found: readonly Found[] }[] }
  | { readonly about: 'pen picture'; readonly fields: readonly Field[] }
  | { readonly about: 'why'; readonly fields: readonly Field[]; readonly asks: string };

/** The identifiers that a hint is about; undefined for one that only asks for more. */
export const placesOf = (hint: Hint) => ('places' in hint ? hint.places : undefined);

/** What the pages themselves say of the children: the first child's fields, and those of each further child that is listed. */
export function knownFrom(pages: Iterable<Answers>, colleagues: readonly string[] = []): Known {
  const said = new Map([...pages].flatMap((answers) => Object.entries(answers)).map(([id, answer]) => [id, saidIn(answer)]));
  const ofChildren = [...said].filter(([id]) => lastOf(id) === 'childName');
  const births = [...said].filter(([id]) => lastOf(id) === 'bornOn');
  return {
    children: ofChildren.map(([id, name]) => ({ name, instead: said.get(id.replace(/childName$/, 'initials')) ?? '' })),
    bornOn: births.flatMap(([, on]) => day.safeParse(on).data ?? []),
    colleagues,
  };
}

const lastOf = (id: string): string => id.slice(id.lastIndexOf('~') + 1);

/** The first thing to look at, or undefined: identifiers by their kinds, then a pen picture about services, then reasons that say little. */
export function hintFor(page: Page, answers: Answers, known: Known): Hint | undefined {
  const texts = writtenOut(page, answers).fields.filter(isLookedAt);
  const all = texts.map((field) => ({ field, found: open(field, answers[field.id], known) }));
  for (const about of KINDS) {
    const places = all.map(({ field, found }) => ({ field, found: found.filter(({ kind }) => kind === about) }));
    const some = places.filter(({ found }) => found.length > 0);
    if (some.length > 0) return { about, places: some };
  }
  const asked = (coach: 'pen picture' | 'why') => texts.filter((field) => field.coach === coach && !isKept(answers[field.id], coach, ''));
  const said = (field: Field): string => saidIn(answers[field.id]);
  const pictures = asked('pen picture').filter((field) => isMostlyServices(said(field)));
  if (pictures.length > 0) return { about: 'pen picture', fields: pictures };
  const thin = asked('why').filter((field) => thinness(said(field)));
  const first = thin[0] && thinness(said(thin[0]));
  return first && { about: 'why', fields: thin, asks: ASK_BACK[first] };
}

const isLookedAt = ({ kind, identity, coach }: Field): boolean =>
  (kind === 'text' || kind === 'long') && !identity && coach !== 'people at work';

/** The identifiers in an answer that nobody has chosen to keep. */
function open(field: Field, answer: Answer | undefined, known: Known): Found[] {
  // What is to be used instead of the name must not be the name, nor a part of it.
  const isInstead = lastOf(field.id) === 'initials';
  const of = isInstead ? { ...known, children: known.children.map(({ name }) => ({ name, instead: '' })) } : known;
  return identifiersIn(textOf(answer), of).filter(({ kind, text }) => !isKept(answer, kind, text));
}

const isKept = (answer: Answer | undefined, what: string, text: string): boolean =>
  (answer?.kept ?? []).some((one) => one.what === what && one.text === plain(text));

/** The identifiers that were left in a text with a reason, and are still in it. Other hints that somebody passed by are not among them. */
export const stillKept = (text: string, kept: readonly Kept[]): Kept[] =>
  kept.filter((one) => KINDS.some((kind) => kind === one.what) && plain(text).includes(one.text));

const textOf = (answer: Answer | undefined): string => (!answer ? '' : 'said' in answer ? answer.said : answer.notKnown);
const saidIn = (answer: Answer | undefined): string => (answer && 'said' in answer ? answer.said : '');

/** The page's answers with what the hint found replaced. */
export function replacing(hint: Hint, answers: Answers): Answers {
  const changed = (placesOf(hint) ?? []).flatMap(({ field, found }): [string, Answer][] => {
    const answer = answers[field.id];
    if (!answer) return [];
    if ('said' in answer) return [[field.id, { ...answer, said: replaced(answer.said, found, field.limit) }]];
    return [[field.id, { ...answer, notKnown: replaced(answer.notKnown, found, WHY_LIMIT) }]];
  });
  return { ...answers, ...Object.fromEntries(changed) };
}

/** The page's answers with what the hint is about kept as it is, and why. */
export function keepingAsIs(hint: Hint, answers: Answers, why: string): Answers {
  const kept = placesOf(hint)?.flatMap(({ field, found }) =>
    found.map(({ kind, text }) => ({ field, one: { what: kind, text: plain(text), why } })),
  );
  const asked = 'fields' in hint ? hint.fields.map((field) => ({ field, one: { what: hint.about, text: '', why } })) : [];
  return (kept ?? asked).reduce<Answers>((so, { field, one }) => withKept(so, field.id, one), answers);
}

function withKept(answers: Answers, field: string, one: Kept): Answers {
  const answer = answers[field];
  if (!answer || isKept(answer, one.what, one.text)) return answers;
  return { ...answers, [field]: { ...answer, kept: [...(answer.kept ?? []), one] } };
}
