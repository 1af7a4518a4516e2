import { fold } from '../../src/domain/review/evolve';
import type { Exception } from './exceptions';
import type { KeptTurn, Scene } from './kept';
import { unread } from './reading';
import { asking, restored, weekAfter } from './replay';

/** What of a scene's rows the present code does not read, or reads otherwise; `folds` is how a journal becomes a document. */
export const unreadIn = async ({ tables }: Scene, folds = fold): Promise<string[]> => unread(await restored(tables), tables, folds);

/** What is answered otherwise than it was. */
export async function answeredOtherwise(scene: Scene, settings: unknown, excepted: readonly Exception[] = []): Promise<object[]> {
  const ask = await asking(await restored(scene.tables), scene, settings);
  const found: object[] = [];
  for (const kept of scene.turns) {
    const answer = await ask(kept.turn);
    const isExcepted = excepted.some((one) => one.what === 'answer' && one.verb === called(kept) && one.is === answer);
    if (answer !== kept.answer && !isExcepted) found.push({ ...asFound(scene, kept), was: kept.answer, is: answer });
  }
  return found;
}

const called = ({ turn: { did } }: KeptTurn): string => (did.kind === 'pressed' ? did.verb : did.kind);

const asFound = ({ cards }: Scene, { turn: { who, did }, card }: KeptTurn) => ({ card: cards[card ?? -1]?.name ?? 'no card', who, did });

/** What is posted in the week after and was not, or was and is not; so too what the ledger then holds. */
export async function postedOtherwise(scene: Scene, settings: unknown, excepted: readonly Exception[] = []): Promise<object[]> {
  const { posts, settled } = await weekAfter(scene, settings);
  const allowed = excepted.flatMap((one) => (one.what === 'post' ? [one] : []));
  const other = ({ card }: Scene['week']['posts'][number]): boolean => !allowed.some((one) => one.card === card);
  const otherwise = ({ claim }: Scene['week']['settled'][number]): boolean => !allowed.some((one) => claim.startsWith(one.claim));
  return [
    ...between(scene.week.posts.filter(other), posts.filter(other)),
    ...between(scene.week.settled.filter(otherwise), settled.filter(otherwise)),
  ];
}

/** What stands in one list and not in the other, as often as it is missing there. */
function between(was: readonly object[], is: readonly object[]): object[] {
  const left = [...is];
  const gone = was.filter((one) => {
    const index = left.findIndex((other) => JSON.stringify(other) === JSON.stringify(one));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [...gone.map((one) => ({ noLonger: one })), ...left.map((one) => ({ new: one }))];
}
