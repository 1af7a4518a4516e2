import type { Hide } from '../coaching';
import type { Review } from '../review/review';
import { kindDecidedOn, ledToBy } from '../reviewTypes';
import { inWords } from '../time/days';
import type { Block, Front, Report } from './blocks';
import { recordIn, type ReportSource } from './record';
import { sectionsFor } from './routes';

/** The partnership's copy of the report, in the order in which people read it. Every heading is filled, or says what is missing. */
export function reportOf(source: ReportSource): Report {
  const { review, number, madeOn, partnership } = source;
  const record = recordIn(source);
  const { outcome } = review.decision;
  return {
    reference: review.reference,
    number,
    partnership,
    title: `${outcome ? `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}` : 'Review'} report`,
    status: review.findings.decided ? 'Signed off by the three partners' : 'Draft',
    madeOn,
    facts: [
      { what: 'Reference', said: review.reference },
      ...ofIncident(review, record.on),
      { what: 'Meeting held', said: record.on(review.meeting?.heldAt ?? '') || 'Not recorded' },
      { what: 'Version', said: `${number}, made on ${inWords(madeOn)}` },
    ],
    sections: sectionsFor(review.route).map(({ id, heading, missing, fill }) => {
      const blocks = fill(record);
      return { id, heading, blocks: blocks.length > 0 ? blocks : [{ kind: 'missing', text: missing }] };
    }),
  };
}

/** Where there was no incident, nobody waits for what was never due. */
function ofIncident({ route, clock }: Review, on: (instant: string) => string): Front['facts'] {
  const facts = [
    { what: 'Local authority became aware', said: clock.laAwareOn && inWords(clock.laAwareOn) },
    { what: 'Notification sent', said: on(clock.notification?.sentAt ?? '') },
  ];
  const shown = kindDecidedOn(ledToBy(route)).needsNotification ? facts : facts.filter(({ said }) => said);
  return shown.map(({ what, said }) => ({ what, said: said || 'Not recorded' }));
}

/** The headings under which nothing is recorded yet. */
export const emptyHeadings = ({ sections }: Pick<Report, 'sections'>): string[] =>
  sections.filter(({ blocks }) => blocks.every(({ kind }) => kind === 'missing')).map(({ heading }) => heading);

const TO_READ: unique symbol = Symbol('to read');

/** A report whose every word about the case has passed the matcher; `hidden` alone makes one. */
export type ReportToRead = Report & { readonly [TO_READ]: true };

/** The same report with every text in it passed through `hide`; the sign-off is left alone, because it names people at work. */
export const hidden = (report: Report, hide: Hide): ReportToRead => ({
  ...report,
  [TO_READ]: true,
  sections: report.sections.map((section) =>
    section.id === 'sign-off' ? section : { ...section, blocks: section.blocks.map((one) => hiddenIn(one, hide)) },
  ),
});

function hiddenIn(block: Block, hide: Hide): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(hide) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(hide)) };
    case 'quote':
      return { ...block, text: hide(block.text), source: hide(block.source) };
    default:
      return { ...block, text: hide(block.text) };
  }
}
