import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET_DATE } from '../../src/domain/dates/rows';
import { REFERRAL_PAGE } from '../../src/domain/referral/rows';
import { keptApart, shown } from '../../src/journeys/kept';
import { alerted, OWEN } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';

const REVIEW = reviewAfter(alerted());
const HERE = { review: REVIEW, sees: { as: 'coordinator', identity: true } } as const;
const BY = { who: OWEN.id, now: new Date('2026-11-25T09:00:00.000Z') };

/** Storage whose calls are answered one by one, in the order in which the test says. */
function slowly() {
  const under: string[] = [];
  const waiting = new Map<string, { answer: () => void; fail: () => void }>();
  const call = <Answer>(name: string, answer: Answer) =>
    new Promise<Answer>((answered, failed) => {
      under.push(name);
      waiting.set(name, { answer: () => answered(answer), fail: () => failed(new Error('storage is down')) });
    });
  const row = QUIET_DATE.write({ on: '2026-11-25' }, { on: '2026-11-25' }, { what: 'birthday' });
  return {
    under,
    answer: (name: string) => waiting.get(name)?.answer(),
    fail: (name: string) => waiting.get(name)?.fail(),
    world: {
      kept: keptApart({ content: () => call('read', [row]) }, { read: () => call('identity', {}) }),
      seen: { record: (...said: unknown[]) => call(`seen ${JSON.stringify(said)}`, undefined), of: () => Promise.resolve([]) },
    },
  };
}

it('writes down that somebody is shown words of a case beside reading them, before they have them', async () => {
  const { world, under, answer } = slowly();
  let has = false;
  const showing = shown(world, BY, HERE, 'referral, part 1', (kept) => kept.all(REVIEW.reference, QUIET_DATE, {}));
  void showing.then(() => (has = true));
  const view = { who: OWEN.id, as: 'coordinator', what: 'referral, part 1', at: '2026-11-25T09:00:00.000Z' };
  const seen = `seen ${JSON.stringify([REVIEW.reference, view])}`;
  expect(under).toEqual(['read', seen]);
  answer('read');
  await new Promise(setImmediate);
  expect(has).toBe(false);
  answer(seen);
  expect(await showing).toMatchObject([{ json: { what: 'birthday' } }]);
});

it('shows nothing where it cannot be written down', async () => {
  const { world, under, answer, fail } = slowly();
  const showing = shown(world, BY, HERE, 'pack 1, part 1', (kept) => kept.all(REVIEW.reference, QUIET_DATE, {}));
  answer('read');
  fail(under[1]!);
  await expect(showing).rejects.toThrow('storage is down');
});

/** Who reads words without showing them, and to what end. Whoever shows words to somebody reads them with `shown`. */
const UNSHOWN: Readonly<Record<string, string>> = {
  change: 'what identifies the child, to add to it on the review that is decided on',
  'counting/tell': 'its own digests of moved dates, without a word of a case',
  'decision/assess': 'whether the same recommendation was made already; what is saved over',
  'desk/family': 'whether the same was recorded already; identities that stay as they are',
  'desk/links': 'what is compared to propose a link; the other area that a link names',
  'desk/processes': 'whether the same was recorded already',
  'discussion/add': 'somebody’s own words, for themselves; contributions are not logged',
  'discussion/board': 'what everybody in the chat is shown at once',
  'discussion/child': 'in which wording to speak of the child; what the chat’s cards call them',
  'discussion/children': 'which children have died, to speak of each as is right',
  'discussion/lead': 'what is counted and sealed when words are shown',
  'discussion/leadCard': 'how many have answered, without their words',
  'discussion/seat': 'the key by which words are marked',
  'findings/form': 'whether the same was recorded already',
  'findings/gather': 'what a report is made of; taking it is logged',
  'findings/report': 'which headings a report has',
  'forms/form': 'whether what is kept is what was typed, where somebody recorded it before',
  'forms/identifiers': 'what must not stand in anybody’s words',
  'forms/plainForm': 'the form of somebody who only writes',
  'information/check': 'which rows of the chronology a correction takes away',
  'information/request': 'the period that is asked about, on a card without a word of the case',
  'meeting/booking': 'the link that the office typed',
  'meeting/file': 'the link in a calendar file',
  'meeting/meetingCard': 'the link to join, and whether a time outside the window has its reason',
  'origin/join': 'what is copied from a referral into its review',
  'people/tellAdministrators': 'its own words to administrators, without a word of any case',
  'posts/meetingChat': 'where the chat of a meeting is',
  'referral/comments': 'comments on the referrer’s own words, for the referrer who writes',
  'referral/sentDraft': 'what was sent before, compared with what is sent now',
  'referral/way': 'for whom the office entered a referral, on every card that names its referrer',
};

it('knows of everybody who reads words without showing them', () => {
  const src = join(__dirname, '../../src/journeys');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && path !== 'kept.ts');
  const reading = files.filter((path) => /\bunshown\(/.test(readFileSync(join(src, path), 'utf8')));
  expect(reading.map((path) => path.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(UNSHOWN).sort());
});

/** Who is shown words as they were written although they do not see who the child is, and why. */
const WHOLE: Readonly<Record<string, string>> = {
  'dates/quiet': 'the coordinator’s own notes, for the coordinator',
  'decision/answer': 'what a partner’s answer begins with, for whoever writes it',
  'decision/assess': 'what the next recommendation begins with, for whoever writes it',
  'discussion/openBoard': 'the same words as on the board that everybody in the meeting’s chat has before them',
  'discussion/unsafe': 'who is at risk and where they are, for whoever acts on it',
  'findings/form': 'what is recorded, for whoever changes it: a word that was hidden would be saved so',
  'findings/report': 'its own rows, which are hidden by hand because the sign-off names people at work',
  'forms/plainForm': 'what a form begins with: a word that was hidden would be saved so',
  'information/answerDraft': 'an agency’s own answer, for whoever corrects it',
  'information/ask': 'agencies that the referral names, for the coordinator',
  'information/pack': 'one agency’s own answer, for whoever may match records by the name',
  'information/request': 'name and date of birth, for whoever may match records by them',
};

it('knows of everybody who is shown words that did not pass the matcher', () => {
  const src = join(__dirname, '../../src/journeys');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && path !== 'kept.ts');
  const whole = files.filter((path) => /\bshownWhole\(/.test(readFileSync(join(src, path), 'utf8')));
  expect(whole.map((path) => path.replace(/\.ts$/, '')).sort()).toEqual(Object.keys(WHOLE).sort());
});

describe('words that are shown to somebody who does not see who the child is', () => {
  const page = (id: string, items: readonly object[]) =>
    REFERRAL_PAGE.write({ page: id }, { page: id, answered: 1 }, {
      page: id,
      title: 'A page',
      last: 0,
      revision: 1,
      savedAt: REVIEW.begunAt,
      items: items.map((one) => ({ value: '', notKnown: '', apart: false, kept: [], ...one })),
    } as never);
  const rows = [
    page('start', [
      { field: 'initials', question: 'Initials', answer: 'K.B.' },
      { field: 'incidentOn', question: 'When?', answer: 'Mon 23 November 2026' },
    ]),
    page('happened', [
      { field: 'facts', question: 'What happened to Kezia?', answer: 'KEZIA fell on 3/3/19 and on 23 November 2026, at St Kezia’s.' },
      { field: 'category', question: 'Which?', answer: 'Kezia', value: 'kezia' },
    ]),
  ];
  const identities = { read: async () => ({ childName: { said: 'Kezia' }, bornOn: { said: 'Sun 3 March 2019' } }) };
  const content = async (_: string, prefix: string) => rows.filter(({ key }) => key.startsWith(prefix));
  const world = { kept: keptApart({ content }, identities), seen: { record: async () => undefined, of: async () => [] } };
  const facts = async (sees: { readonly as: 'scrutineer' | 'coordinator'; readonly identity?: boolean }) =>
    (await shown(world, BY, { review: REVIEW, sees }, 'x', (kept) => kept.all(REVIEW.reference, REFERRAL_PAGE, {}))).flatMap(({ json }) =>
      json.items.map(({ question, answer }) => `${question} ${answer}`),
    );

  it('have passed the matcher, whatever is read and whoever reads it', async () => {
    const hidden = [
      'Initials K.B.',
      'When? Mon 23 November 2026',
      'What happened to Kezia? K.B. fell on [kept apart] and on 23 November 2026, at St Kezia’s.',
      'Which? Kezia',
    ];
    expect((await facts({ as: 'scrutineer', identity: false })).sort()).toEqual([...hidden].sort());
    expect((await facts({ as: 'scrutineer' })).sort()).toEqual([...hidden].sort());
    expect((await facts({ as: 'coordinator', identity: true })).join()).toContain('KEZIA fell on 3/3/19');
  });

  it('are of this case alone, and never the identity itself', async () => {
    const here = { review: REVIEW, sees: { as: 'scrutineer' } } as const;
    expect(await shown(world, BY, here, 'x', (kept) => kept.identity(REVIEW.reference))).toBeUndefined();
    await expect(shown(world, BY, here, 'x', (kept) => kept.all('PR-OTHER00', REFERRAL_PAGE, {}))).rejects.toThrow('another case');
  });
});

it('leaves no other way to a word or an identity', () => {
  const src = join(__dirname, '../../src/journeys');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && path !== 'kept.ts');
  const others = files.filter((path) => /seen\.record\(|reviews\.content\(|identities\.read\(/.test(readFileSync(join(src, path), 'utf8')));
  expect(others).toEqual([]);
});
