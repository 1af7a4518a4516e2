import { conflictOfPost, withdrawConflict } from '../../domain/conflicts/conflicts';
import { TAKE_BACK } from '../../domain/conflicts/forms';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Area, World } from '../action';
import { drawNeedsYou, drawNews } from '../cards/notice';
import { formActions, said } from '../forms/recordingForm';
import { all, conflictAbout, drawAll } from './all';
import { declare, declareNow } from './declare';

const takingBack = formActions({
  opens: 'conflicts/takeBack',
  records: 'conflicts/takeBackNow',
  forward: 'Take it back',
  backVerb: 'conflicts/all',
  page: () => TAKE_BACK,
  may: ({ me }, about) => has(me.person, 'coordinator') && conflictAbout(about).person !== me.person.id,
  begin: async (world, _admitted, about) => ({ said: [`It was declared for ${await nameOf(world, conflictAbout(about).person)}.`] }),
  decide: (review, by, { about, answers }, at) => {
    const taken = conflictAbout(about);
    return {
      events: withdrawConflict(review, by, taken, at),
      content: [
        {
          key: `conflict~${about}`,
          columns: { person: taken.person, takenBackBy: by.id, takenBackAt: at },
          json: { reason: said(answers, 'reason') },
        },
      ],
    };
  },
  next: (world, review, me) => drawAll(world, review, me),
  done: 'The conflict of interest is taken back.',
});

const notices: Area['notices'] = {
  'stands in': async (world, review, { key }, repeat) =>
    drawNeedsYou({
      reference: review.reference,
      repeat,
      heading: 'You stand in for somebody',
      what: `${await nameOf(world, conflictOfPost(review, key)?.person ?? '')} does not take part in this review. You do their part of it from now on.`,
      next: 'Open it to see whether something waits for you. If you have a conflict of interest too, declare it there.',
      ...OPEN,
    }),
  'conflict declared': async (world, review, { key }, repeat) => {
    const conflict = conflictOfPost(review, key);
    const [who, standIn] = await Promise.all([
      nameOf(world, conflict?.person ?? ''),
      conflict?.standIn ? nameOf(world, conflict.standIn) : 'The partnership office',
    ]);
    const isReferrer = conflict?.person === review.referrer;
    return drawNews({
      reference: review.reference,
      repeat,
      heading: 'A conflict of interest is declared',
      what: `${who} has a conflict of interest in this review. Nothing of it is shown to them any more, and ${standIn === 'The partnership office' ? 'your office does' : `${standIn} does`} their part.`,
      next: isReferrer
        ? 'They referred it: please tell them yourselves what becomes of it, because I do not write to them about it any more.'
        : 'There is nothing to do unless it was a mistake, which you can take back in the review.',
      ...OPEN,
    });
  },
};

const OPEN = { forward: 'Open the review', verb: 'reviews/open', opens: 'chat' } as const;

const nameOf = async (world: World, id: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? 'Somebody';

/** Conflicts of interest: declared by one press and a word of confirmation, entered for somebody, and taken back. */
export const conflicts: Area = {
  actions: [declare, declareNow, all, ...takingBack],
  notices,
  offers: (review, person) => {
    if (!visible(review, person)) return [];
    if (has(person, 'coordinator')) return [{ title: 'Conflicts of interest', verb: 'conflicts/all', opens: 'chat' }, DECLARE];
    return [DECLARE];
  },
  waitsFor: () => '',
};

const DECLARE = { title: 'I have a conflict of interest', verb: 'conflicts/declare', opens: 'chat' } as const;
