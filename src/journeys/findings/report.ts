import { z } from 'zod';
import { makeReport } from '../../domain/findings/recording';
import type { Report } from '../../domain/report/blocks';
import { emptyHeadings, hidden, type ReportToRead } from '../../domain/report/report';
import { REPORT_PART } from '../../domain/report/rows';
import type { Review } from '../../domain/review/review';
import { inFindings, type InFindings } from '../../domain/sight/visible';
import { when } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided } from '../decided';
import { give, offer, offers, type Offered } from '../files';
import { hideIn, shownWhole, unshown, type Kept } from '../kept';
import { aReference, notForDeputies, notForYou, opened, type Opened } from '../opening';
import { gathered } from './gather';
import { reportIn, reportRows } from './reportRows';

const reportCard = card('findings/report', {
  preview: 'The report of a review.',
  shows: z.object({
    reference: z.string(),
    notice: z.string(),
    state: z.string(),
    empty: z.array(z.string()),
    forward: z.string(),
    offers: z.number(),
  }),
});

const WHAT = 'report';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How far the report is, and the way to have it. Headings stand on it, and nothing of what is under them. */
export const openReport = action('findings/report', z.object({ reference: aReference }), async (world, told, press) => {
  const at = await forReport(world, press, told.reference);
  return { card: await draw(world, press, at, '') };
});

/** Makes a version where something has happened since the last one, and offers it as a file in the person's own chat. */
export const offerReport = action(
  'findings/offer',
  z.object({ reference: aReference, offers: z.coerce.number().int().nonnegative() }),
  async (world, told, press) => {
    const at = await forReport(world, press, told.reference);
    const { review, number } = await made(world, press, at);
    const what = `report, version ${number}, offered as a file`;
    const report = await shownWhole(world, press, { ...at, review }, what, (kept) => versionMade(kept, review, number));
    const content = await world.documents.report(report);
    const outcome = await offer(
      world,
      press,
      { reference: told.reference, what: WHAT, seen: told.offers },
      {
        name: nameOf(told.reference),
        description: `Official-sensitive. Version ${number} of the report. Taking it is logged.`,
        bytes: content.byteLength,
        context: { file: 'findings/file', number: String(number) },
      },
    );
    return { card: await draw(world, press, { ...at, review }, SAYS[outcome]) };
  },
);

/** The answer to the offer: gives the file to whoever may still have it. */
export const file = action(
  'findings/file',
  z.object({
    reference: aReference,
    number: z.coerce.number().int().positive(),
    offer: z.coerce.number().int().positive(),
    taken: z.boolean(),
  }),
  async (world, told, press): Promise<Reply> => {
    const at = await forReport(world, press, told.reference);
    const isMade = told.number <= (at.review.findings.report?.number ?? 0);
    if (!told.taken || !isMade) return {};
    return give(world, press, { reference: told.reference, what: WHAT, offer: told.offer }, async () => {
      const what = `report, version ${told.number}, taken as a file`;
      const report = await shownWhole(world, press, at, what, (kept) => versionMade(kept, at.review, told.number));
      return { name: nameOf(told.reference), contentType: DOCX, content: await world.documents.report(report) };
    });
  },
);

const OFFERED =
  'I have offered you the file in your own chat with me. Press Accept there to have it put into your OneDrive. If you cannot find the offer, ask for it once more.';
const SAYS: Readonly<Record<Offered, string>> = {
  offered: OFFERED,
  'offered before': OFFERED,
  'not now': 'Teams did not take the file just now. Please try again in a minute.',
};

/** Only the reference: a file's name is seen by more people than the file. */
const nameOf = (reference: string): string => `${reference}-report.docx`;

async function forReport(world: World, press: Press, reference: string): Promise<Opened<InFindings>> {
  const at = await opened(world, press, reference, inFindings, notForDeputies);
  if (!at.sees.report) throw notForYou();
  return at;
}

/** Which version is the newest: it is made now where the last one is no longer the whole truth. */
async function made(world: World, press: Press, at: Opened<InFindings>): Promise<{ review: Review; number: number }> {
  const { review, me } = at;
  const next = makeReport(review, me.person, press.now.toISOString()).flatMap((event) =>
    event.type === 'reportMade' ? [event.number] : [],
  )[0];
  if (next === undefined) return { review, number: review.findings.report?.number ?? 0 };
  const report = await gathered(world, review, next, press.now);
  const { review: after, changed } = await decided(world, press, at.stored, (before, by, now) => {
    // What was gathered is true of the review as it was then; of a newer one it has to be gathered anew.
    if (before.events !== review.events) return { events: [] };
    return { events: makeReport(before, by, now), content: reportRows(report, now) };
  });
  return changed ? { review: after, number: next } : made(world, press, await forReport(world, press, review.reference));
}

const version = async (kept: Kept, reference: string, number: number): Promise<Report | undefined> =>
  reportIn(await kept.all(reference, REPORT_PART, { number }));

/** A version as it was made, without what is kept apart: also where somebody wrote it in a way that was not found then. */
async function versionMade(kept: Kept, review: Review, number: number): Promise<ReportToRead> {
  const [report, hide] = await Promise.all([version(kept, review.reference, number), hideIn(kept, review)]);
  if (!report) throw new Error('A report was made and is not there.');
  return hidden(report, hide);
}

async function draw(world: World, press: Press, { review, me }: Opened<InFindings>, notice: string): Promise<Drawn> {
  const { report } = review.findings;
  const isNew = makeReport(review, me.person, press.now.toISOString()).length > 0;
  const [number, offered, present] = [
    report?.number ?? 0,
    await offers(world, review.reference, WHAT, press),
    isNew ? gathered(world, review, (report?.number ?? 0) + 1, press.now) : version(unshown(world), review.reference, report?.number ?? 0),
  ];
  const last = report ? `Version ${number} was made ${when(report.at, press.now)}.` : 'No version has been made yet.';
  return reportCard.draw({
    reference: review.reference,
    notice,
    state: report && isNew ? `${last} Something has happened since, so asking for the file makes version ${number + 1}.` : last,
    empty: emptyHeadings((await present) ?? { sections: [] }),
    forward: isNew ? `Make version ${number + 1} and offer me the file` : `Offer me version ${number} as a file`,
    offers: offered,
  });
}
