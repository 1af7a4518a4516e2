import { z } from 'zod';
import { processesInWords } from '../../domain/desk/processes';
import { recommendsSharing, STAGE_PAGES } from '../../domain/findings/pages';
import { mayRecord, MOST } from '../../domain/findings/recording';
import { Refusal } from '../../domain/refusal';
import { awaitedSignOffs } from '../../domain/review/findings';
import type { Review } from '../../domain/review/review';
import { inFindings, seesDesk, type InFindings } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { notForDeputies, ofReview, opened, type Opened } from '../opening';
import { titleOf } from './itemNow';
import { itemCalled, type Item } from './items';

const row = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.string(),
  item: z.string(),
  verb: z.string(),
  button: z.string(),
});
const list = card('findings/list', {
  preview: 'What the meeting found: what is recorded.',
  shows: z.object({ reference: z.string(), notice: z.string(), rows: z.array(row) }),
});

/** Everything that can be recorded, with how far it is. Nothing on it says what was found. */
export const openList = action('findings/list', ofReview, async (world, told, press) => {
  const at = await opened(world, press, told.reference, inFindings, notForDeputies);
  if (!at.sees.reads)
    throw new Refusal('not allowed', 'Your part is to agree or dissent: please open the recommendation from the review’s card.');
  return { card: await drawList(world, at, '', press.now) };
});

export async function drawList(world: World, at: Opened<InFindings>, notice: string, now: Date): Promise<Drawn> {
  const { findings, reference } = at.review;
  const writers = [...Object.values(findings.stages), ...findings.learning, ...findings.actions, findings.recommendation];
  const ids = new Set(writers.flatMap((one) => one?.by ?? []));
  const names = new Map(
    (await Promise.all([...ids].map((id) => world.people.find(id)))).flatMap((one) => (one ? [[one.person.id, one.person.name]] : [])),
  );
  const shown = (item: Item, written: Written | undefined): Row[] => itemRow(at, item, written, names, now);
  const nextOf = (kind: 'learning' | 'action', title: string, count: number): Row[] =>
    count < MOST[kind] && may(at, kind)
      ? [{ ...EMPTY, reference, title, item: itemCalled(kind, count + 1).id, button: `Add: ${title.toLowerCase()}` }]
      : [];
  return list.draw({
    reference,
    notice,
    rows: [
      ...STAGE_PAGES.flatMap(({ stage }) => shown(itemCalled('stage', stage), findings.stages[String(stage)])),
      ...findings.learning.flatMap((one) => shown(itemCalled('learning', one.number), one)),
      ...nextOf('learning', 'A learning point', findings.learning.length),
      ...findings.actions.flatMap((one) => shown(itemCalled('action', one.number), one)),
      ...nextOf('action', 'An action', findings.actions.length),
      ...shown(itemCalled('recommendation'), findings.recommendation ?? undefined),
      ...processesRow(at),
      ...signOffRow(at),
      ...(at.sees.report
        ? [{ ...EMPTY, reference, title: 'The report', state: reportState(at, now), verb: 'findings/report', button: 'Open: the report' }]
        : []),
    ],
  });
}

type Row = z.input<typeof row>;
type Written = { readonly revision: number; readonly by: string; readonly at: string };
const EMPTY = { state: '', item: '', verb: 'findings/open' };

const may = ({ review, me }: Opened<InFindings>, kind: Item['kind']): boolean =>
  !review.findings.decided && mayRecord(review, me.person, kind);

function itemRow(at: Opened<InFindings>, item: Item, written: Written | undefined, names: ReadonlyMap<string, string>, now: Date): Row[] {
  const title = titleOf(item);
  const writes = may(at, item.kind);
  const state = written ? `Recorded ${when(written.at, now)} by ${names.get(written.by) ?? 'somebody'}.` : 'Not recorded yet.';
  const rest = { ...EMPTY, reference: at.review.reference, title, state, item: item.id };
  if (writes) return [{ ...rest, button: `${written ? 'Change' : 'Record'}: ${title.toLowerCase()}` }];
  return [{ ...rest, verb: 'findings/read', button: written ? `Read: ${title.toLowerCase()}` : '' }];
}

/** What goes on beside the review is in the report as the office keeps it; by the meeting is the time to ask. */
function processesRow({ review, me }: Opened<InFindings>): Row[] {
  if (!seesDesk(review, me.person)) return [];
  const state = `${processesInWords(review)}.`;
  const button = 'Open: parallel processes';
  return [{ ...EMPTY, reference: review.reference, title: 'Parallel processes', state, verb: 'triage/processes', button }];
}

function signOffRow({ review, sees }: Opened<InFindings>): Row[] {
  const { recommendation, decided } = review.findings;
  if (!recommendation) return [];
  const waiting = awaitedSignOffs(review.findings).length;
  const state = decided ? signedOff(review, decided.lcspr) : `${3 - waiting} of 3 partners have answered.`;
  const button = sees.recommends && sees.as !== 'scribe' ? 'Open: the partners’ answers' : '';
  return [{ ...EMPTY, reference: review.reference, title: 'The three partners', state, verb: 'findings/partners', button }];
}

const signedOff = ({ decision }: Review, lcspr: 'yes' | 'no'): string =>
  recommendsSharing(decision.outcome) ? 'Signed off.' : `Signed off: ${lcspr === 'yes' ? 'an LCSPR' : 'no LCSPR'}.`;

const reportState = ({ review }: Opened<InFindings>, now: Date): string => {
  const { report } = review.findings;
  return report ? `Version ${report.number} was made ${when(report.at, now)}.` : 'Not made yet.';
};
