import { stillKept } from '../../domain/coaching';
import type { Answers, Kept } from '../../domain/forms/answers';
import type { FrozenItem } from '../../domain/forms/frozen';
import { lines } from '../cards/card';

/** `field` is empty where nobody can comment on it. */
export type ReadItem = {
  readonly field: string;
  readonly question: string;
  readonly answer: string[];
  readonly apart: boolean;
  /** What likely identifies somebody and was left in the answer, with the reason. Only for whoever assures the referral. */
  readonly kept: readonly Kept[];
};

/** A part's questions and answers as they are read. What stands on a list is read item by item, each under its own heading. */
export function shownItems(items: readonly FrozenItem[], identity: Answers | undefined, emptyToo = false): ReadItem[] {
  const groups = new Map<string, FrozenItem[]>();
  for (const item of items) {
    const key = /^[^~]+~\d+(?=~)/.exec(item.field)?.[0] ?? item.field;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].flatMap(([key, together]) =>
    key === together[0]?.field ? together.flatMap((one) => alone(one, identity, emptyToo)) : listed(key, together, identity),
  );
}

const KEPT_APART = 'Kept apart: your role does not need it.';

function alone(item: FrozenItem, identity: Answers | undefined, emptyToo: boolean): ReadItem[] {
  const text = textOf(item, identity);
  if (text === undefined) return [{ field: '', question: item.question, answer: [KEPT_APART], apart: false, kept: [] }];
  if (!text) return emptyToo ? [{ field: item.field, question: item.question, answer: ['Left empty.'], apart: false, kept: [] }] : [];
  return [{ field: item.field, question: item.question, answer: lines(text), apart: item.apart, kept: keptIn(item) }];
}

/** “Person 2: Relationship” is read as “Relationship: …” under “Person 2”. */
function listed(field: string, items: readonly FrozenItem[], identity: Answers | undefined): ReadItem[] {
  const [title = ''] = items[0]?.question.split(': ') ?? [];
  const answer = items.flatMap((item) => {
    const text = textOf(item, identity) ?? KEPT_APART;
    const label = item.question.slice(title.length + 2);
    return text ? [`${label}${label.endsWith('?') ? '' : ':'} ${text}`.replace(/\s+/g, ' ')] : [];
  });
  return answer.length > 0
    ? [
        {
          field,
          question: title,
          answer,
          apart: items.some((item) => item.apart && textOf(item, identity) !== undefined),
          kept: items.flatMap(keptIn),
        },
      ]
    : [];
}

const keptIn = ({ answer, notKnown, kept }: FrozenItem): Kept[] => stillKept(answer || notKnown, kept);

/** Undefined: it is kept apart, and not for this person. */
function textOf(item: FrozenItem, identity: Answers | undefined): string | undefined {
  const kept = item.apart ? identity?.[item.field] : undefined;
  if (item.apart && !kept) return undefined;
  const said = kept && 'said' in kept ? kept.said : item.answer;
  const why = kept && 'notKnown' in kept ? kept.notKnown : item.notKnown;
  return said || (why && `Not known, because: ${why}`);
}
