import { z } from 'zod';
import { LINK, UNLINK } from '../../domain/desk/forms';
import { likely, linkCase, unlinkCase, type Linking, type Traits } from '../../domain/desk/links';
import type { Answers } from '../../domain/forms/answers';
import { has, type Person } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { LEADS, LINK_KINDS, type Link } from '../../domain/review/desk';
import type { Review } from '../../domain/review/review';
import { visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { change } from '../change';
import { aFrozenPage } from '../forms/frozenRows';
import { formActions, said, type Filled } from '../forms/recordingForm';
import { admitted, notForYou, ofReview, type Admitted } from '../opening';

const linksCard = card('triage/links', {
  preview: 'Cases that belong together.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    links: z.array(z.object({ reference: z.string(), about: z.string(), to: z.string(), what: z.string(), said: z.string() })),
    likely: z.array(z.object({ reference: z.string(), to: z.string(), alike: z.string() })),
    mayLook: z.boolean(),
    notice: z.string(),
  }),
});

/** The links of a case, for the coordinator. */
export const links = action('triage/links', ofReview, async (world, told, press) => {
  const { review } = await forOffice(world, press, told.reference);
  return { card: await drawLinks(world, review, press.now) };
});

/** Which cases may belong with this one. They are compared here; only in what they are alike is shown, and to the coordinator alone. */
export const proposals = action('triage/likely', ofReview, async (world, told, press) => {
  const { me, review } = await forOffice(world, press, told.reference);
  const found = await likelyFor(world, review, me.person);
  return { card: await drawLinks(world, review, press.now, found) };
});

async function forOffice(...asked: Parameters<typeof admitted>): Promise<Admitted> {
  const here = await admitted(...asked);
  if (!has(here.me.person, 'coordinator')) throw notForYou();
  return here;
}

/** Links a case with another one: both records say so, the other one first. */
export const linking = formActions({
  opens: 'triage/link',
  records: 'triage/linkNow',
  forward: 'Link them',
  backVerb: 'triage/links',
  page: () => LINK,
  may: ({ me }) => has(me.person, 'coordinator'),
  begin: (_world, { review }, about) => Promise.resolve({ seen: review.triage.linksMade, saved: about ? { to: { said: about } } : {} }),
  before: async (world, { me, review }, filled, press) => {
    const linking = linkingIn(filled);
    // What is wrong here is found before anything is written there.
    linkCase(review, me.person, linking, press.now.toISOString());
    if (linking.to) await linkOther(world, review, me.person, linking, press.now.toISOString());
  },
  decide: (review, { me }, filled, at) => {
    const linking = linkingIn(filled);
    if (isRepeat(review, me.person, linking, filled.seen)) return { events: [] };
    return {
      events: linkCase(review, me.person, linking, at),
      content: [
        {
          key: `link~${review.triage.linksMade + 1}`,
          columns: { to: linking.to, kind: linking.kind, recordedBy: me.person.id, recordedAt: at },
          json: { area: said(filled.answers, 'area') },
        },
      ],
    };
  },
  next: (world, review, _me, now) => drawLinks(world, review, now),
  done: 'Linked.',
});

/** The same press again, which for a case of another area has no reference to tell it by. */
const isRepeat = ({ triage }: Review, by: Person, { to, kind, lead }: Linking, seen: number): boolean =>
  triage.linksMade > seen &&
  triage.links.some((one) => one.number > seen && one.to === to && one.kind === kind && one.lead === lead && one.by === by.id);

function linkingIn({ answers }: Filled): Linking {
  const to = said(answers, 'to').trim().toUpperCase();
  if (to && !/^PR-[0-9A-Z]{7}$/.test(to))
    throw new Refusal(
      'not complete',
      'A reference looks like PR-7KQ4M2X. Please check it, or leave it empty for a case that another area has.',
    );
  const kind = LINK_KINDS.find((one) => one === said(answers, 'kind')) ?? 'same incident';
  const lead = LEADS.find((one) => one === said(answers, 'lead')) ?? 'this partnership';
  return { to, kind, lead };
}

async function linkOther(world: World, from: Review, by: Person, { to, kind, lead }: Linking, at: string): Promise<void> {
  const stored = await world.reviews.read(to);
  if (!stored || !visible(stored.review, by))
    throw new Refusal('not found', 'There is no case under that reference that you can open. Please check it.');
  await change(world, to, Promise.resolve(stored), (before) => ({
    events: before ? linkCase(before, by, { to: from.reference, kind, lead }, at) : [],
    content: [
      {
        key: `link~${(before?.triage.linksMade ?? 0) + 1}`,
        columns: { to: from.reference, kind, recordedBy: by.id, recordedAt: at },
        json: { area: '' },
      },
    ],
  }));
}

/** Removes a link here and in the other case, which is done first. */
export const unlinking = formActions({
  opens: 'triage/unlink',
  records: 'triage/unlinkNow',
  forward: 'Remove the link',
  backVerb: 'triage/links',
  page: () => UNLINK,
  may: ({ me }) => has(me.person, 'coordinator'),
  begin: (_world, { review }, about) =>
    Promise.resolve({ said: [linkNumbered(review, about) ? titleOf(linkNumbered(review, about)) : 'It is removed already.'] }),
  before: async (world, { me, review }, filled, press) => {
    const to = linkNumbered(review, filled.about)?.to;
    if (!to) return;
    await change(world, to, world.reviews.read(to), (before) => {
      const back = before?.triage.links.find((one) => one.to === review.reference);
      return {
        events: before && back && visible(before, me.person) ? unlinkCase(before, me.person, back.number, press.now.toISOString()) : [],
        content: [reasonRow(back?.number ?? 0, me.person, filled, press.now.toISOString())],
      };
    });
  },
  decide: (review, { me }, filled, at) => ({
    events: unlinkCase(review, me.person, Number(filled.about), at),
    content: [reasonRow(Number(filled.about), me.person, filled, at)],
  }),
  next: (world, review, _me, now) => drawLinks(world, review, now),
  done: 'The link is removed.',
});

const reasonRow = (number: number, by: Person, { answers }: Filled, at: string) => ({
  key: `unlink~${number}`,
  columns: { recordedBy: by.id, recordedAt: at },
  json: { reason: said(answers, 'reason') },
});

const linkNumbered = ({ triage }: Review, about: string): Link | undefined => triage.links.find(({ number }) => String(number) === about);
const titleOf = (link: Link | undefined, area = ''): string => (link ? `${link.to || area || 'A case of another area'}: ${link.kind}` : '');

const Area = z.object({ area: z.string() });

async function drawLinks(world: World, review: Review, now: Date, found?: Awaited<ReturnType<typeof likelyFor>>): Promise<Drawn> {
  const rows = await world.reviews.content(review.reference, 'link~');
  const areas = new Map(rows.map(({ key, json }) => [key, Area.parse(json).area]));
  const { reference } = review;
  return linksCard.draw({
    reference,
    links: review.triage.links.map((link) => ({
      reference,
      about: String(link.number),
      to: link.to,
      what: titleOf(link, areas.get(`link~${link.number}`)),
      said: `${link.lead === 'this partnership' ? 'This partnership leads' : 'The other area leads'}. Linked ${when(link.at, now)}.`,
    })),
    likely: (found ?? []).map(({ reference: to, alike }) => ({ reference, to, alike: alike.join(', ') })),
    mayLook: found === undefined,
    notice: found?.length === 0 ? 'I found no other case with the same incident date, initials, date of birth or name.' : '',
  });
}

/** How many cases are compared with one, the newest first, and how many proposals are shown. */
const MOST_COMPARED = 80;
const MOST_SHOWN = 6;

async function likelyFor(world: World, review: Review, me: Person) {
  const references = await world.involved.in('office');
  const stored = await Promise.all(references.map((reference) => world.reviews.read(reference)));
  const linked = new Set(review.triage.links.map(({ to }) => to));
  const others = stored
    .flatMap((one) => (one && visible(one.review, me)?.identity ? [one.review] : []))
    .filter(({ reference }) => reference !== review.reference && !linked.has(reference))
    .sort((one, other) => other.begunAt.localeCompare(one.begunAt))
    .slice(0, MOST_COMPARED);
  const [own, ...traits] = await Promise.all([review, ...others].map((one) => traitsOf(world, one)));
  return own ? likely(own, traits).slice(0, MOST_SHOWN) : [];
}

/** In what two cases can be alike. They are compared where they are; what they say is not shown. */
export async function traitsOf(world: World, { reference }: Pick<Review, 'reference'>): Promise<Traits> {
  const [rows, identity] = await Promise.all([world.reviews.content(reference, 'referral~'), world.identities.read(reference)]);
  const items = rows.flatMap(({ json }) => aPage.parse(json).items);
  const answer = (field: string): string => items.find((item) => item.field === field)?.answer ?? '';
  return {
    reference,
    incidentOn: answer('incidentOn'),
    initials: answer('initials'),
    bornOn: kept(identity, 'bornOn'),
    childName: kept(identity, 'childName'),
  };
}

const aPage = aFrozenPage.pick({ items: true });

const kept = (identity: Answers | undefined, field: string): string => {
  const answer = identity?.[field];
  return answer && 'said' in answer ? answer.said : '';
};
