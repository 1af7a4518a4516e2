import type { Answers, Typed } from '../../src/domain/forms/answers';
import type { Field, Page, Repeats } from '../../src/domain/forms/field';
import { fill, whyInput } from '../../src/domain/forms/fill';
import { itemPage, itemsOf } from '../../src/domain/forms/repeats';
import { ALL_PAGES, pageCalled } from '../../src/domain/referral/pages';
import { drawFields } from '../../src/journeys/forms/fields';
import { inOneLine } from '../../src/journeys/referral/listCard';
import { REFERENCE, type AreaSamples } from './sample';
import { full } from './texts';
import { all } from './whose';

const PARTNERS = ['Northshire Community Health', 'Northshire Police', 'Northshire Schools', 'Northshire Children’s Services'];
const TODAY = '2026-11-23';

/** What might be on each list, item by item and field by field. The child and everybody around them are made up. */
const LISTED: Readonly<Record<string, readonly Typed[]>> = {
  children: [
    {
      childName: 'Child D. B.',
      initials: 'D.B.',
      relation: 'Her older brother',
      bornOn: '2019-06-12',
      hurt: 'no',
      school: 'A primary school near home',
    },
    {
      childName: 'Child R. T.',
      initials: 'R.T.',
      relation: 'The partner’s son',
      'bornOn-why': 'The police are looking for him.',
      hurt: 'unsure',
    },
  ],
  person: [
    { relationship: 'Mother', initials: 'A.B.', bornIn: '1999', lives: 'yes', part: 'Cares for K.B. and her brother' },
    { relationship: 'Mother’s partner', bornIn: 'about 30', lives: 'sometimes', part: 'Stays most weekends; no agency has met him' },
    { relationship: 'Grandmother', initials: 'E.A.', bornIn: '1966', lives: 'no', part: 'Has both children on Fridays' },
  ],
  agency: [
    { name: 'Northshire Police', contact: 'Child abuse unit, duty sergeant', involved: 'yes' },
    { name: 'another', other: 'Harbour Families', contact: 'The family’s worker until June', involved: 'no' },
  ],
  keyDates: [
    { on: '2026-03-03', what: 'Child in need plan ended.' },
    { on: '2026-09-14', what: 'Seen at home by the health visitor; nobody spoke to K.B.' },
  ],
};

type Listing = Page & { readonly repeats: Repeats };
export const isListing = (page: Page): page is Listing => page.repeats !== undefined;
const named = (id: string, number: number, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).map(([field, said]) => [`${id}~${number}~${field}`, said]));

const most = ({ kind, limit, choices }: Field): string =>
  kind === 'date' ? '2026-11-21' : kind === 'choice' ? (choices.at(-1)?.value ?? '') : full(limit);
const fullOf = ({ repeats }: Listing): Typed => Object.fromEntries(repeats.fields.map((field) => [field.id, most(field)]));

const answersTo = (page: Listing, items: readonly Typed[]): Answers =>
  Object.assign(
    {},
    ...items.map((typed, index) => fill(itemPage(page, index + 1, PARTNERS), {}, named(page.repeats.id, index + 1, typed), TODAY).answers),
  );

/** The answers of a list: as somebody might give them, with something missing, or as many and as long as there is room for. */
export function listOn(page: Page, how: 'typical' | 'missing' | 'full'): Answers {
  if (!isListing(page)) return {};
  const items = LISTED[page.repeats.id] ?? [];
  if (how === 'typical') return answersTo(page, items);
  if (how === 'full')
    return answersTo(
      page,
      Array.from({ length: page.repeats.most }, () => fullOf(page)),
    );
  const needed = page.repeats.fields.find(({ need }) => need !== 'optional')?.id;
  return answersTo(page, [...items, Object.fromEntries(Object.entries(items[0] ?? {}).filter(([field]) => field !== needed))]);
}

const pageOf = (id: string): Listing => {
  const page = pageCalled(id);
  if (!page || !isListing(page)) throw new Error(`There is no list on ${id}.`);
  return page;
};

type Differs = {
  readonly typed?: Typed;
  readonly saved?: Answers;
  readonly missing?: boolean;
  readonly mode?: 'add' | 'change';
  readonly notice?: string;
};

function form(id: string, { typed, saved = {}, missing: asks = false, mode = 'add', notice = '' }: Differs = {}) {
  const page = pageOf(id);
  const asked = itemPage(page, 2, PARTNERS);
  const problems = asks ? fill(asked, {}, typed ?? {}, TODAY).problems : [];
  const fields = drawFields({ page: asked, revision: 5, saved, typed, problems });
  return {
    title: asked.title,
    place: `${REFERENCE} · page 8 of 17`,
    purpose: asked.purpose,
    notice,
    fields: asked.fields.flatMap((field) => fields[field.id] ?? []),
    forward: mode === 'add' ? 'Add it to the list' : 'Keep the change',
    mayLeave: asks && typed !== undefined,
    ...{ reference: REFERENCE, page: id, revision: 5, to: 'next', item: 2, mode },
  };
}

const wholly = (id: string): Typed => {
  const page = pageOf(id);
  const reasons = page.repeats.fields.flatMap(({ id: field, need }) =>
    need === 'required, or why not known' ? [[whyInput(field), full(150)]] : [],
  );
  return named(page.repeats.id, 2, { ...fullOf(page), ...Object.fromEntries(reasons) });
};

function removing(id: string, how: 'typical' | 'full') {
  const page = pageOf(id);
  const answers = listOn(page, how);
  const [item] = itemsOf(page, answers);
  if (!item) throw new Error('The list is empty.');
  const place = `${REFERENCE} · page 8 of 17`;
  return { place, title: item.title, text: inOneLine(item, answers), reference: REFERENCE, page: id, revision: 5, to: 'next', item: 1 };
}

const LISTS = ALL_PAGES.filter(isListing).map(({ id }) => id);

/** The form of one item of a list, and the question before it is removed. */
export const listSamples: AreaSamples = {
  'referral/item': {
    whose: {
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'forward', 'reference', 'page'),
      ...all(
        'ours',
        'fields.*.id',
        'fields.*.whyId',
        'fields.*.outId',
        'fields.*.label',
        'fields.*.hint',
        'fields.*.guidance',
        'fields.*.problem',
      ),
      ...all('the partnership’s', 'fields.*.choices.*.label'),
      ...all('ours', 'fields.*.choices.*.value'),
      ...all('of the case', 'fields.*.value', 'fields.*.why', 'fields.*.other', 'fields.*.out', 'fields.*.comment'),
    },
    shown: {
      typical: form('household', { saved: answersTo(pageOf('household'), LISTED['person'] ?? []), mode: 'change' }),
      'something missing': form('household', {
        typed: named('person', 2, { initials: 'A.B.' }),
        missing: true,
        notice: 'Not kept yet: please look at the words in red.',
      }),
      ...Object.fromEntries(LISTS.map((id) => [`empty, ${id}`, form(id)])),
      ...Object.fromEntries(LISTS.map((id) => [`full, ${id}`, form(id, { typed: wholly(id), mode: 'change' })])),
    },
  },
  'referral/removeItem': {
    whose: { ...all('ours', 'place', 'title', 'reference', 'page'), ...all('of the case', 'text') },
    shown: { typical: removing('household', 'typical'), full: removing('household', 'full') },
  },
};
