import { z } from 'zod';
import { LINK, UNLINK } from '../../domain/desk/forms';
import { likely, linkCase, unlinkCase, type Linking, type Traits } from '../../domain/desk/links';
import { LINKED, UNLINKED } from '../../domain/desk/rows';
import { saidTo } from '../../domain/forms/answers';
import type { Person } from '../../domain/people/people';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import { Refusal } from '../../domain/refusal';
import { LEADS, LINK_KINDS, type Link } from '../../domain/review/desk';
import type { Review } from '../../domain/review/review';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Drawn, KnownPerson } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided } from '../decided';
import { plainForm, type Filled } from '../forms/plainForm';
import { unshown } from '../kept';
import { acting, ofReview, opened } from '../opening';
import { coordinates } from './may';

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
  const { review } = await opened(world, press, told.reference, coordinates);
  return { card: await drawLinks(world, review, press.now) };
});

/** Which cases may belong with this one. They are compared here; only in what they are alike is shown, and to the coordinator alone. */
export const proposals = action('triage/likely', ofReview, async (world, told, press) => {
  const { review } = await opened(world, press, told.reference, coordinates);
  const found = await likelyFor(world, review, await press.me);
  return { card: await drawLinks(world, review, press.now, found) };
});

/** Links a case with another one: both records say so, the other one first. */
export const linking = plainForm({
  opens: 'triage/link',
  records: 'triage/linkNow',
  forward: 'Link them',
  backVerb: 'triage/links',
  page: () => LINK,
  may: ({ me }) => has(me.person, 'coordinator'),
  begin: (_world, _here, about) => Promise.resolve({ saved: about ? { to: { said: about } } : {} }),
  mark: ({ triage }) => triage.linksMade,
  before: async (world, { me, review }, filled, press) => {
    const linking = linkingIn(filled);
    // What is wrong here is found before anything is written there.
    linkCase(review, me.person, linking, press.now.toISOString());
    if (linking.to) await linkOther(world, press, review, linking);
  },
  decide: (review, by, filled, at) => {
    const linking = linkingIn(filled);
    if (isRepeat(review, by, linking, filled.seen)) return { events: [] };
    return {
      events: linkCase(review, by, linking, at),
      content: [
        LINKED.write(
          { number: review.triage.linksMade + 1 },
          { to: linking.to, kind: linking.kind, recordedBy: by.id, recordedAt: at },
          { area: saidTo(filled.answers, 'area') },
        ),
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
  const to = saidTo(answers, 'to').trim().toUpperCase();
  if (to && !/^PR-[0-9A-Z]{7}$/.test(to))
    throw new Refusal(
      'not complete',
      'A reference looks like PR-7KQ4M2X. Please check it, or leave it empty for a case that another area has.',
    );
  const kind = LINK_KINDS.find((one) => one === saidTo(answers, 'kind')) ?? 'same incident';
  const lead = LEADS.find((one) => one === saidTo(answers, 'lead')) ?? 'this partnership';
  return { to, kind, lead };
}

async function linkOther(world: World, press: Press, from: Review, { to, kind, lead }: Linking): Promise<void> {
  const { stored } = await opened(world, press, to, visible, noSuchCase);
  await decided(world, press, stored, (before, by, at) => ({
    events: linkCase(before, by, { to: from.reference, kind, lead }, at),
    content: [
      LINKED.write({ number: before.triage.linksMade + 1 }, { to: from.reference, kind, recordedBy: by.id, recordedAt: at }, { area: '' }),
    ],
  }));
}

const noSuchCase = (): Refusal => new Refusal('not found', 'There is no case under that reference that you can open. Please check it.');

/** Removes a link here and in the other case, which is done first. */
export const unlinking = plainForm({
  opens: 'triage/unlink',
  records: 'triage/unlinkNow',
  forward: 'Remove the link',
  backVerb: 'triage/links',
  page: () => UNLINK,
  may: ({ me }) => has(me.person, 'coordinator'),
  begin: (_world, { review }, about) =>
    Promise.resolve({ said: [linkNumbered(review, about) ? titleOf(linkNumbered(review, about)) : 'It is removed already.'] }),
  before: async (world, { review }, filled, press) => {
    const to = linkNumbered(review, filled.about)?.to;
    if (to) await unlinkOther(world, press, review, to, filled);
  },
  decide: (review, by, filled, at) => ({
    events: unlinkCase(review, by, Number(filled.about), at),
    content: [reasonRow(Number(filled.about), by, filled, at)],
  }),
  next: (world, review, _me, now) => drawLinks(world, review, now),
  done: 'The link is removed.',
});

/** A case that is not this person's to change keeps its link; that must not keep the link here. */
async function unlinkOther(world: World, press: Press, from: Review, to: string, filled: Filled): Promise<void> {
  const stored = await world.reviews.read(to);
  const other = stored && acting(stored.review, await press.me);
  if (!other || !coordinates(stored.review, other.person)) return;
  await decided(world, press, stored, (before, by, at) => {
    const back = before.triage.links.find((one) => one.to === from.reference);
    return back ? { events: unlinkCase(before, by, back.number, at), content: [reasonRow(back.number, by, filled, at)] } : { events: [] };
  });
}

const reasonRow = (number: number, by: Person, { answers }: Filled, at: string) =>
  UNLINKED.write({ number }, { recordedBy: by.id, recordedAt: at }, { reason: saidTo(answers, 'reason') });

const linkNumbered = ({ triage }: Review, about: string): Link | undefined => triage.links.find(({ number }) => String(number) === about);
const titleOf = (link: Link | undefined, area = ''): string => (link ? `${link.to || area || 'A case of another area'}: ${link.kind}` : '');

/** The name of another area is all that is read beside the review itself; nothing here is said of the case. */
async function drawLinks(world: World, review: Review, now: Date, found?: Awaited<ReturnType<typeof likelyFor>>): Promise<Drawn> {
  const rows = await unshown(world).all(review.reference, LINKED, {});
  const areas = new Map(rows.map(({ key, json }) => [key, json.area]));
  const { reference } = review;
  return linksCard.draw({
    reference,
    links: review.triage.links.map((link) => ({
      reference,
      about: String(link.number),
      to: link.to,
      what: titleOf(link, areas.get(LINKED.key({ number: link.number }))),
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

async function likelyFor(world: World, review: Review, me: KnownPerson) {
  const references = await world.involved.in('office');
  const stored = await Promise.all(references.map((reference) => world.reviews.read(reference)));
  const linked = new Set(review.triage.links.map(({ to }) => to));
  const others = stored
    .flatMap((one) => (one && seesIdentity(one.review, me) ? [one.review] : []))
    .filter(({ reference }) => reference !== review.reference && !linked.has(reference))
    .sort((one, other) => other.begunAt.localeCompare(one.begunAt))
    .slice(0, MOST_COMPARED);
  const [own, ...traits] = await Promise.all([review, ...others].map((one) => traitsOf(world, one)));
  return own ? likely(own, traits).slice(0, MOST_SHOWN) : [];
}

function seesIdentity(review: Review, me: KnownPerson): boolean {
  const here = acting(review, me);
  return here !== undefined && visible(review, here.person)?.identity === true;
}

/** In what two cases can be alike. They are compared where they are; what they say is not shown. */
export async function traitsOf(world: Pick<World, 'kept'>, { reference }: Pick<Review, 'reference'>): Promise<Traits> {
  const kept = unshown(world);
  const [rows, identity = {}] = await Promise.all([kept.all(reference, REFERRAL_PAGE, {}), kept.identity(reference)]);
  const items = rows.flatMap(({ json }) => json.items);
  const answer = (field: string): string => items.find((item) => item.field === field)?.answer ?? '';
  return {
    reference,
    incidentOn: answer('incidentOn'),
    initials: answer('initials'),
    bornOn: saidTo(identity, 'bornOn'),
    childName: saidTo(identity, 'childName'),
  };
}
