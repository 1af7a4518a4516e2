import { fold } from '../../src/domain/review/evolve';
import { answeredOtherwise, postedOtherwise, unreadIn } from './comparing';
import { EXCEPTIONS } from './exceptions';
import { pastVersions, readPast, type Past, type Scene } from './kept';

const pasts = pastVersions().map(readPast);
const scenes = pasts.flatMap((past) => past.scenes.map((scene): [string, string, Past, Scene] => [past.version, scene.name, past, scene]));

describe.each(scenes)('what %s left: %s', (version, name, { settings }, scene) => {
  const excepted = EXCEPTIONS.filter((one) => one.version === version && (one.scene === name || one.scene === 'every scene'));

  it('is read row by row, and the folded journals are the documents', async () => {
    expect(await unreadIn(scene)).toEqual([]);
  });
  it('is answered as it was, whatever is pressed or written', async () => {
    expect(await answeredOtherwise(scene, settings, excepted)).toEqual([]);
  });
  it('is followed for a week by the posts that followed it, and by no others', async () => {
    expect(await postedOtherwise(scene, settings, excepted)).toEqual([]);
  });
});

describe('what would break the past', () => {
  const [, , past, scene] = scenes.find(
    ([, , , { tables, turns }]) =>
      tables.some((line) => line.includes('referralPassed')) && turns.some(({ answer }) => answer.startsWith('card reviews/review')),
  )!;
  const altered = (from: RegExp, to: string, of = scene, line = from): Scene => {
    const at = of.tables.findIndex((one) => line.test(one));
    return { ...of, tables: of.tables.map((one, index) => (index === at ? one.replace(from, to) : one)) };
  };

  it('is seen: a row that the present code does not read', async () => {
    expect(await unreadIn(altered(/\\"type\\":\\"referralSent\\"/, '\\"type\\":\\"referralPosted\\"'))).not.toEqual([]);
    expect(await unreadIn(altered(/"table":"Involved"(.*)"reference":/, '"table":"Involved"$1"review":'))).not.toEqual([]);
    expect(await unreadIn(altered(/\\"leftOn\\":/, '\\"left\\":'))).not.toEqual([]);
  });
  it('is seen: a content row that no kind names, and one that says something else', async () => {
    const page = /("table":"Reviews".*)"key":"referral~/;
    const [, , , sent] = scenes.find(([, , , { tables }]) => tables.some((line) => page.test(line)))!;
    expect(await unreadIn(altered(page, '$1"key":"referred~', sent))).toEqual([expect.stringContaining('0 kinds of rows read referred~')]);
    expect(await unreadIn(altered(/("key":"referral~.*)\\"title\\":/, '$1\\"headed\\":', sent, page))).toEqual([
      expect.stringMatching(/referral~\w+ is not read/),
    ]);
  });
  it('is seen: a journal that folds to another document', async () => {
    const forgetful: typeof fold = (events) => fold(events.filter(({ type }) => type !== 'referralPassed'));
    expect(await unreadIn(scene, forgetful)).toEqual([expect.stringContaining('the folded journal is not the document')]);
  });
  it('is seen: a verb that is not known any more', async () => {
    const turns = scene.turns.map((kept) => {
      const { did } = kept.turn;
      return did.kind === 'pressed' ? { ...kept, turn: { ...kept.turn, did: { ...did, verb: `${did.verb}Now` } } } : kept;
    });
    const pressed = turns.find(({ turn, answer }) => turn.did.kind === 'pressed' && answer.startsWith('card reviews/review'))!;
    const [found, ...others] = await answeredOtherwise({ ...scene, turns: [pressed] }, past.settings);
    expect([found, others]).toEqual([expect.objectContaining({ is: expect.stringContaining('out of date') }), []]);
  });
  it('is seen: something posted once more, and something not posted', async () => {
    const unclaimed = scene.tables.filter((line) => !line.includes('"key":"claim~'));
    const [head, rows] = [unclaimed[0]!, unclaimed.slice(1, -1)];
    const again = { ...scene, tables: [head, ...rows, JSON.stringify({ rows: rows.length })] };
    expect(await postedOtherwise(again, past.settings)).toContainEqual({ new: expect.objectContaining({ card: expect.any(String) }) });
    const more = { at: scene.at, to: 'somebody', card: 'reminders/due' };
    const longed = { ...scene, week: { ...scene.week, posts: [...scene.week.posts, more] } };
    expect(await postedOtherwise(longed, past.settings)).toEqual([{ noLonger: more }]);
  });
});
