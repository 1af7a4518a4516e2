import { z } from 'zod';
import { day, inWords, type Day } from './days';
import { listOf } from './fact';
import type { PersonId } from './people';
import { recordIn, type Row } from './reportRecord';
import { sectionsFor } from './reportRoutes';
import type { Review } from './review';
import type { Hide } from './withoutIdentity';

/** One piece of a section. Text keeps its line breaks; a table's first row is its header. */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subheading'), text: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('quote'), text: z.string(), source: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: listOf(z.string()) }),
  /** Says plainly what is not recorded. */
  z.strictObject({ kind: z.literal('missing'), text: z.string() }),
  /** An empty caption: the heading says what the table is. `widths` are shares of the page's width, one for each column. */
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    header: listOf(z.string()),
    widths: listOf(z.number()),
    rows: listOf(listOf(z.string())),
  }),
]);
export type Block = z.infer<typeof Block>;

export const Section = z.strictObject({ id: z.string(), heading: z.string(), blocks: listOf(Block) });
export type Section = z.infer<typeof Section>;

/** What stands before the first section. */
export const Front = z.strictObject({
  reference: z.string(),
  number: z.int().positive(),
  partnership: z.string(),
  title: z.string(),
  status: z.string(),
  madeOn: day,
  facts: listOf(z.strictObject({ what: z.string(), said: z.string() })),
});
export type Front = z.infer<typeof Front>;

/** A report as a plain structure: whatever draws it adds no word of its own about the case. */
export type Report = Front & { readonly sections: readonly Section[] };

/** What a report is made from: what is recorded, and who the people at work in it are. Identities are no part of it. */
export type ReportSource = {
  readonly review: Review;
  readonly rows: readonly Row[];
  readonly people: ReadonlyMap<PersonId, { readonly name: string; readonly agency: string }>;
  /** The name that an agency has now; the report keeps it as it is when it is made. */
  readonly agencyName: (id: string) => string;
  readonly partnership: string;
  readonly number: number;
  readonly madeOn: Day;
};

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
  const shown = route === 'serious incident' ? facts : facts.filter(({ said }) => said);
  return shown.map(({ what, said }) => ({ what, said: said || 'Not recorded' }));
}

/** The headings under which nothing is recorded yet. */
export const emptyHeadings = ({ sections }: Pick<Report, 'sections'>): string[] =>
  sections.filter(({ blocks }) => blocks.every(({ kind }) => kind === 'missing')).map(({ heading }) => heading);

/** The same report with every text in it passed through `hide`; the sign-off is left alone, because it names people at work. */
export const hidden = (report: Report, hide: Hide): Report => ({
  ...report,
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
