import fc from 'fast-check';
import type { Answers } from '../../../src/domain/forms/answers';
import type { Field, Page } from '../../../src/domain/forms/field';
import { whyInput } from '../../../src/domain/forms/fill';
import { pagesFor } from '../../../src/domain/referral/pages';
import { ROUTES, type Route } from '../../../src/domain/review/referral';
import { knownOf } from '../../../src/journeys/forms/fields';
import type { Reply } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { AMARA, DANA, OWEN } from '../../helpers/aReview';

const REFERENCE = 'PR-TEST000';
const LONG = 'One morning the sun came out, and the bus driver sang with everybody on the upper deck until they were there. ';

/** What somebody might type into a field: nothing, something right, something that is refused. */
function words(field: Field, n: number): { readonly said: string; readonly isWrong: boolean } {
  const right = (said: string) => ({ said, isWrong: false });
  const wrong = (said: string) => ({ said, isWrong: true });
  const { kind, choices, limit, past } = field;
  if (n % 5 === 0) return right('');
  if (kind === 'date') return n % 5 === 1 ? (past ? wrong('2031-01-01') : wrong('31 March')) : right('2026-11-20');
  if (kind === 'choice') return n % 5 === 1 ? wrong('perhaps') : right(choices[n % choices.length]?.value ?? '');
  if (kind === 'several') return n % 5 === 1 ? wrong('perhaps') : right(choices[n % choices.length]?.value ?? '');
  if (n % 5 === 1) return wrong('x'.repeat(limit + 1));
  // A name that other texts do not have, so that nobody is asked about it.
  return right(field.identity ? `Zebedee Quill ${n}` : `${LONG}${n}`.slice(-limit));
}

const step = fc.record({
  does: fc.constantFrom('referral/next', 'referral/leave', 'referral/leave', 'referral/back', 'referral/save', 'change', 'open', 'again'),
  n: fc.array(fc.nat(99), { minLength: 9, maxLength: 9 }),
  page: fc.nat(40),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type Fields = Record<string, { readonly said: string; readonly isWrong: boolean }>;

/** Somebody at one referral, who presses what their card offers. */
async function somebody(route: Route) {
  const { press, tables } = await aBot([AMARA, DANA, OWEN]);
  const at = { card: await pressed('referral/gate', { answer: 'none known' }), to: 'next' };
  at.card = await pressed('referral/route', { route });

  async function pressed(verb: string, data: Record<string, unknown>) {
    const reply: Reply = await press(AMARA.id, verb, { reference: REFERENCE, ...data });
    return reply.card ?? { name: '', json: {} };
  }
  const saved = async () =>
    (await tables.drafts.pages(AMARA.id, REFERENCE)).map(({ page, answers, revision }) => ({ page, answers, revision }));
  return { at, pressed, saved };
}

const shownPage = (route: Route, { name }: { readonly name: string }): Page | undefined =>
  pagesFor(route).find(({ id }) => name === `referral/${id}`);
const answersIn = (all: readonly { readonly page: string; readonly answers: Answers }[], page: Page): Answers =>
  all.find((one) => one.page === page.id)?.answers ?? knownOf(page, AMARA);

/** Types into the page that is open, presses, and checks that what was typed is saved and nothing else has changed. */
async function does(who: Awaited<ReturnType<typeof somebody>>, route: Route, { does: verb, n, page: wanted }: Step): Promise<void> {
  const { at, pressed, saved } = who;
  const open = shownPage(route, at.card);
  const before = await saved();
  if (!open || verb === 'change' || verb === 'open') {
    const pages = pagesFor(route);
    const target = pages[wanted % pages.length]!;
    at.to = verb === 'change' ? 'check' : 'next';
    at.card = await pressed('referral/open', verb === 'change' ? { page: target.id, to: 'check' } : {});
    expect(await saved()).toEqual(before);
    if (verb === 'change') expect(shownPage(route, at.card)).toBe(target);
    return;
  }
  const typed: Fields = Object.fromEntries(open.fields.map((field, index) => [field.id, words(field, n[index] ?? 0)]));
  const revision = before.find((one) => one.page === open.id)?.revision ?? 0;
  const inputs = Object.fromEntries(Object.entries(typed).map(([field, { said }]) => [`${field}_r${revision}`, said]));
  const data = { page: open.id, revision, to: at.to, ...inputs };
  const as = verb === 'again' ? 'referral/next' : verb;
  at.card = await pressed(as, data);
  if (verb === 'again') at.card = await pressed(as, data);

  const after = await saved();
  expect(after.filter(({ page }) => page !== open.id)).toEqual(before.filter(({ page }) => page !== open.id));
  const [were, are] = [answersIn(before, open), answersIn(after, open)];
  for (const { id } of open.fields) {
    const { said, isWrong } = typed[id]!;
    if (isWrong) expect(are[id]).toEqual(were[id]);
    // What was saved and does not come back stays: these steps never say that it is to go.
    else if (!isRefusedDate(at.card, id)) expect(are[id]).toEqual(said.trim() ? { said } : were[id]);
  }
  placeIsRight(
    route,
    at,
    open,
    verb,
    Object.values(typed).some(({ isWrong }) => isWrong),
  );
}

/** A date may be refused beside those of other pages. */
const isRefusedDate = ({ json }: { readonly json: unknown }, field: string): boolean =>
  field.endsWith('On') && JSON.stringify(json).includes('Please check both dates.');

function placeIsRight(
  route: Route,
  at: { readonly card: { readonly name: string; readonly json: unknown }; readonly to: string },
  from: Page,
  verb: string,
  anyWrong: boolean,
): void {
  const pages = pagesFor(route);
  const { card, to } = at;
  const now = shownPage(route, card);
  if (now) expect(JSON.stringify(card.json)).toContain(`page ${pages.indexOf(now) + 1} of ${pages.length + 1}`);
  if (now === from)
    return expect(
      anyWrong || verb === 'referral/next' || verb === 'again' || /both dates|Taken out: /.test(JSON.stringify(card.json)),
    ).toBe(true);
  if (verb === 'referral/save') return expect(card.name).toBe('referral/progress');
  if (to === 'check') return expect(card.name).toBe('referral/check');
  const next = pages[pages.indexOf(from) + (verb === 'referral/back' ? -1 : 1)];
  expect(card.name).toBe(`referral/${next?.id ?? 'check'}`);
}

describe.each(ROUTES)('the form of %s', (route) => {
  it('loses no answer and knows its place, whatever is answered and in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const who = await somebody(route);
        for (const one of steps) await does(who, route, one);
        // From wherever they are it is never further to the check than there are pages.
        let presses = 0;
        for (who.at.card = await who.pressed('referral/open', {}); who.at.card.name !== 'referral/check'; presses++) {
          const page = shownPage(route, who.at.card);
          expect([page?.id, presses <= pagesFor(route).length]).toEqual([expect.any(String), true]);
          who.at.to = 'next';
          who.at.card = await who.pressed('referral/leave', {
            page: page!.id,
            revision: (await who.saved()).find((one) => one.page === page!.id)?.revision ?? 0,
            to: 'next',
          });
        }
        expect((await who.saved()).every(({ answers }) => !Object.keys(answers).some((field) => field.endsWith(whyInput(''))))).toBe(true);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
