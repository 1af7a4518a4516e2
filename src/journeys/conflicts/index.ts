import { saidTo } from '../../domain/forms/answers';
import { withdrawConflict } from '../../domain/conflicts/conflicts';
import { TAKE_BACK } from '../../domain/conflicts/forms';
import { TAKEN_BACK } from '../../domain/conflicts/rows';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Area, World } from '../action';
import { plainForm } from '../forms/plainForm';
import { all, conflictAbout, drawAll } from './all';
import { declare, declareNow } from './declare';
import { notices } from './notices';

const takingBack = plainForm({
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
        TAKEN_BACK.write({ about }, { person: taken.person, takenBackBy: by.id, takenBackAt: at }, { reason: saidTo(answers, 'reason') }),
      ],
    };
  },
  next: (world, review, me) => drawAll(world, review, me),
  done: 'The conflict of interest is taken back.',
});

/** Conflicts of interest: declared by one press and a word of confirmation, entered for somebody, and taken back. */
export const conflicts = {
  actions: [declare, declareNow, all, ...takingBack],
  notices,
  offers: (review, person) => {
    if (!visible(review, person)) return [];
    if (has(person, 'coordinator')) return [{ title: 'Conflicts of interest', verb: 'conflicts/all', opens: 'chat' }, DECLARE];
    return [DECLARE];
  },
  waitsFor: () => '',
} satisfies Area;

const DECLARE = { title: 'I have a conflict of interest', verb: 'conflicts/declare', opens: 'chat' } as const;

const nameOf = async (world: World, id: string): Promise<string> =>
  (id ? (await world.people.find(id))?.person.name : undefined) ?? 'Somebody';
