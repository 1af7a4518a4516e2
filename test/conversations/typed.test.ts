import { openStage, type Stage } from '../helpers/onStage';
import { CHOOSES } from '../helpers/referring';
import { decided, REFERRED, referred, TRIAGE_CAST } from '../helpers/stages/triage';

const CAST = [...TRIAGE_CAST, { id: 'kezia', name: 'Kezia Thompson', agency: 'Partnership office', roles: ['administrator'] }];
const submit = { as: 'submit' } as const;

/** How each journey begins for somebody with a telephone: written words first, then presses that only submit. */
const BEGINNINGS: readonly {
  who: string;
  says: string;
  presses: readonly string[];
  reads: string;
  needs: 'nothing' | 'referred' | 'decided';
}[] = [
  {
    who: 'amara',
    says: 'refer',
    presses: ['Not that I know of', CHOOSES['serious incident'], 'Start: the short start'],
    reads: 'Who is the child?',
    needs: 'nothing',
  },
  { who: 'amara', says: 'my reviews', presses: ['Open'], reads: REFERRED, needs: 'referred' },
  { who: 'kezia', says: 'people', presses: ['Open number 1: Amara Okafor'], reads: 'Roles', needs: 'nothing' },
  { who: 'dana', says: 'away', presses: ['Save'], reads: 'Saved.', needs: 'nothing' },
  { who: 'owen', says: `open ${REFERRED}`, presses: ['Call the threshold discussion'], reads: REFERRED, needs: 'referred' },
  { who: 'chidi', says: `open ${REFERRED}`, presses: ['Timeline'], reads: 'Timeline', needs: 'referred' },
  {
    who: 'owen',
    says: `open ${REFERRED}`,
    presses: ['No window opens?', 'Book the meeting, here in the chat'],
    reads: 'Who is invited?',
    needs: 'decided',
  },
  {
    who: 'owen',
    says: `open ${REFERRED}`,
    presses: ['No window opens?', 'Ask the agencies, here in the chat'],
    reads: 'Which agencies?',
    needs: 'decided',
  },
];

describe('a telephone on which only plain buttons work', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ cast: CAST });
  });
  afterEach(() => stage.close());

  it.each(BEGINNINGS)('begins for $who with “$says” and $presses', async ({ who, says, presses, reads, needs }) => {
    if (needs === 'referred') await referred(stage);
    if (needs === 'decided') await decided(stage, 'rapid review');
    const person = stage.person(who);
    await person.says(says);
    for (const title of presses) await person.presses(title, {}, submit);
    expect(person.card().text()).toContain(reads);
    const executed = stage.room.received().filter(({ activity }) => activity['name'] === 'adaptiveCard/action');
    expect(executed).toEqual([]);
  });
});
