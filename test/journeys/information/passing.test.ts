import { passAnswer } from '../../../src/journeys/information/answerDraft';
import { aBot } from '../../helpers/aBot';
import { aWorld } from '../../helpers/aWorld';

const REFERENCE = 'PR-7KQ4M2X';
const [IVY, PIOTR, POLICE, HEALTH] = ['host~ivy', 'host~piotr', 'Police', 'Health'];
const page = (name: string, said: string, revision = 1) => ({
  ...{ reference: REFERENCE, page: name, revision, savedAt: '2026-11-23T09:00:00.000Z' },
  answers: said ? { life: { said } } : {},
});

async function written() {
  const one = await aBot([]);
  const { drafts } = one.tables;
  await drafts.save(IVY, page(`return~${POLICE}~eyes`, 'Half an answer'));
  await drafts.save(IVY, page(`return~${HEALTH}~eyes`, 'Of another agency'));
  const of = async (who: string) =>
    (await drafts.pages(who, REFERENCE)).map(({ page: name, answers }) => `${name}: ${JSON.stringify(answers['life'] ?? '')}`);
  return { drafts, of, passes: () => passAnswer(aWorld(one.ports), REFERENCE, POLICE, IVY, PIOTR) };
}

describe('a request that is handed over', () => {
  it('takes the half-written answer with it, and nothing of another agency’s', async () => {
    const { of, passes, drafts } = await written();
    const names = (await drafts.pages(IVY)).map(({ page: name }) => name);
    expect(names).toHaveLength(2);
    await passes();
    await passes();
    expect(await of(PIOTR)).toEqual([`return~${POLICE}~eyes: {"said":"Half an answer"}`]);
    expect(await of(IVY)).toEqual([`return~${HEALTH}~eyes: {"said":"Of another agency"}`]);
  });

  it('replaces no word of whoever has it now, and loses none of whoever had it', async () => {
    const { of, passes, drafts } = await written();
    await drafts.save(PIOTR, page(`return~${POLICE}~eyes`, 'Written already'));
    await passes();
    expect(await of(PIOTR)).toEqual([`return~${POLICE}~eyes: {"said":"Written already"}`]);
    expect(await of(IVY)).toContain(`return~${POLICE}~eyes: {"said":"Half an answer"}`);
  });

  it('goes where an earlier answer was emptied', async () => {
    const { of, passes, drafts } = await written();
    await drafts.save(PIOTR, page(`return~${POLICE}~eyes`, ''));
    await passes();
    expect(await of(PIOTR)).toEqual([`return~${POLICE}~eyes: {"said":"Half an answer"}`]);
  });
});
