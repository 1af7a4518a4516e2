import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { processPage } from '../../domain/desk/forms';
import { isProcess, PROCESSES, recordProcess } from '../../domain/desk/processes';
import { PROCESS } from '../../domain/desk/rows';
import { saidTo, type Answers } from '../../domain/forms/answers';
import type { RowOf } from '../../domain/forms/row';
import { PROCESS_STATES } from '../../domain/review/desk';
import type { Review } from '../../domain/review/review';
import { has } from '../../domain/sight/acting';
import { visible, type Visible } from '../../domain/sight/visible';
import { inWords, londonDay, readDay } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type Press, type World } from '../action';
import { card, lines } from '../cards/card';
import { plainForm } from '../forms/plainForm';
import { shown, unshown, type Kept } from '../kept';
import { notForYou, ofReview, opened, type Opened } from '../opening';
import { worksAtDesk } from './may';

const processesCard = card('triage/processes', {
  preview: 'The parallel processes of a review.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    processes: z.array(
      z.object({
        reference: z.string(),
        about: z.string(),
        title: z.string(),
        state: z.string(),
        said: z.array(z.string()),
        change: z.string(),
      }),
    ),
  }),
});

/** Every parallel process as it was last recorded. That it was opened is written down before it is shown. */
export const processes = action('triage/processes', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, worksAtDesk);
  return { card: await drawProcesses(world, press, here) };
});

/** How one process stands. */
export const recording = plainForm({
  opens: 'triage/process',
  records: 'triage/recordProcess',
  forward: 'Record',
  backVerb: 'triage/processes',
  page: (_here, about) => processPage(about),
  may: ({ me }, about) => has(me.person, 'coordinator') && isProcess(about),
  shows: (about) => `parallel process: ${about}`,
  begin: async (_world, { review }, about, kept) => {
    const before = review.triage.processes[about];
    if (!before) return {};
    const { contact, note } = (await wordsOf(kept, review)).get(about) ?? NO_WORDS;
    const saved = { state: before.state, checkedOn: before.checkedOn, contact, note };
    const answers = Object.entries(saved).filter(([, words]) => words !== '');
    return { saved: Object.fromEntries(answers.map(([field, words]) => [field, { said: words }])) };
  },
  mark: ({ triage }, about) => triage.processes[about]?.revision ?? 0,
  isRecorded: async (world, { me, review }, { about, seen: before, answers }) => {
    const recorded = review.triage.processes[about];
    if (recorded?.revision !== before + 1 || recorded.by !== me.person.id) return false;
    const isSame = recorded.state === saidTo(answers, 'state') && recorded.checkedOn === saidTo(answers, 'checkedOn');
    return isSame && isDeepStrictEqual((await wordsOf(unshown(world), review)).get(about), wordsIn(answers));
  },
  decide: (review, by, { about, seen: before, answers }, at) => {
    const state = PROCESS_STATES.find((one) => one === saidTo(answers, 'state')) ?? 'not known';
    const checkedOn = readDay(saidTo(answers, 'checkedOn'));
    return {
      events: recordProcess(review, by, { process: about, state, checkedOn, seen: before }, at),
      content: [
        PROCESS.write({ process: about }, { process: about, state, checkedOn, recordedBy: by.id, recordedAt: at }, wordsIn(answers)),
      ],
    };
  },
  next: async (world, review, me, _now, press) => {
    const sees = visible(review, me.person);
    if (!sees) throw notForYou();
    // What others wrote of the other processes is shown again, so that this is one more opening.
    return drawProcesses(world, press, { review, me, sees });
  },
  done: 'Recorded.',
});

type Words = RowOf<typeof PROCESS>['json'];
const wordsIn = (answers: Answers): Words => ({ contact: saidTo(answers, 'contact'), note: saidTo(answers, 'note') });
const NO_WORDS: Words = { contact: '', note: '' };

/** Contact and note of each process, by the process. */
async function wordsOf(kept: Kept, { reference }: Review): Promise<ReadonlyMap<string, Words>> {
  const rows = await kept.all(reference, PROCESS, {});
  return new Map(rows.map(({ columns, json }) => [columns.process, json]));
}

async function drawProcesses(world: World, press: Press, here: Omit<Opened<Visible>, 'stored'>): Promise<Drawn> {
  const { review, me } = here;
  const words = await shown(world, press, here, 'parallel processes', (kept) => wordsOf(kept, review));
  const mayRecord = has(me.person, 'coordinator');
  return processesCard.draw({
    reference: review.reference,
    processes: PROCESSES.map(({ id, title }) => {
      const recorded = review.triage.processes[id];
      const { contact, note } = words.get(id) ?? NO_WORDS;
      const asked = recorded ? [`Last asked ${inWords(recorded.checkedOn, londonDay(press.now))}.`] : [];
      return {
        reference: review.reference,
        about: id,
        title,
        state: recorded?.state ?? 'not recorded',
        said: [...asked, ...(contact ? [`Contact: ${contact}`] : []), ...(note ? lines(note) : [])],
        change: mayRecord ? `${recorded ? 'Change' : 'Record'}: ${title}` : '',
      };
    }),
  });
}
