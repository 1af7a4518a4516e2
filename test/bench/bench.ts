import { besideBare, type Beside, type Measured } from './beside';
import { givenUp } from './load';
import { morning, tickCosts } from './reminders';
import { starts, type Starts } from './starts';
import { storm } from './storm';

// `npm run bench`: what the bot does under load, measured and printed, never asserted against a clock. With `--json` it measures the
// bot beside bare frameworks alone, and prints that as one object; with `--only start`, or another part's name, that part alone.
// The start is measured on the build (`npm run build`), all else on the sources.

async function bench(): Promise<void> {
  if (process.argv.includes('--json')) return console.log(JSON.stringify(figuresAlone(await besideBare())));
  const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
  const wanted = process.argv.includes('--only') ? Object.entries(PARTS).filter(([name]) => name === only) : Object.entries(PARTS);
  if (wanted.length === 0) throw new Error(`There is no such part. These are: ${Object.keys(PARTS).join(', ')}.`);
  for (const [name, measure] of wanted) await part(name, measure);
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => printStarts(await starts()),
  beside: async () => printBeside(await besideBare()),
  storm: async () => printStorm(await storm()),
  reminders: async () => printReminders(await tickCosts([100, 3_000, 30_000]), await morning()),
};

/** As slow as the bot may be beside a bare handler. */
const MOST_TO_BARE = 1.25;

/** One part of the bench. One that can't be measured says so, fails the run, and does not keep the others from being measured. */
async function part(name: string, measure: () => Promise<void>): Promise<void> {
  givenUp.presses = 0;
  const measured = measure().then(() => sayBusy(name, givenUp.presses));
  await measured.catch((error: unknown) => {
    console.error(`${name}: could not be measured. ${error instanceof Error ? error.message : ''}`);
    process.exitCode = 1;
  });
}

/** Figures of a machine that is busy with something else are no measure of the bot, and no fault of its. */
function sayBusy(name: string, presses: number): void {
  if (presses > 0)
    console.log(
      `  Busy machine: of ${name}, ${presses} presses were given up by storage and pressed again. Measure once more when it is quiet.`,
    );
}

const figuresAlone = ({ bare, ours, ratio, operationsPerPress, rssMb }: Measured): Beside => ({
  bare,
  ours,
  ratio,
  operationsPerPress,
  rssMb,
});

/** As long as the bot may take to listen, and to answer its first press, beside importing teams-ai alone. */
const MOST_TO_IMPORT = { listens: 1.3, pressed: 1.5 };

function printStarts({ importedMs, listensMs, pressedMs, cpuMs, rssMb }: Starts): void {
  const times = (ms: number, of: number): string => (ms / of).toFixed(2);
  const isWithin = listensMs / importedMs <= MOST_TO_IMPORT.listens && pressedMs / importedMs <= MOST_TO_IMPORT.pressed;
  console.log('A start of the build, beside a process that imports teams-ai and does nothing else.');
  console.log(`  teams-ai is imported after ${importedMs} ms.`);
  console.log(`  dist/main.js listens after ${listensMs} ms, ${times(listensMs, importedMs)} times as long.`);
  console.log(`  The first press is answered after ${pressedMs} ms, ${times(pressedMs, importedMs)} times as long.`);
  console.log(`  Within ${MOST_TO_IMPORT.listens} and ${MOST_TO_IMPORT.pressed} times: ${isWithin ? 'yes' : 'no'}.`);
  console.log(
    `  Work of a processor: ${cpuMs.imported} ms, until the bot listens ${cpuMs.ready} ms, ${times(cpuMs.ready, cpuMs.imported)} times.`,
  );
  console.log(`  Memory: ${rssMb.imported} MB, the bot idle ${rssMb.idle} MB.`);
}

function printBeside({ ours, bare, oneRow, ratio, kinds, cpuMs, readyMs, rssMb, rssMbs, presses }: Measured): void {
  const row = (name: string, { p50, p99, perSecond1, perSecond32 }: Measured['ours']): string =>
    `  ${name.padEnd(46)}${[p50, p99, perSecond1, perSecond32].map((one) => String(one).padStart(10)).join('')}`;
  console.log('A press on a page of a referral and a press on a review, by dialog, beside the same frameworks with nothing of ours.');
  console.log(`  ${''.padEnd(46)}${['p50 ms', 'p99 ms', '/s at 1', '/s at 32'].map((one) => one.padStart(10)).join('')}`);
  console.log(row('the bot', ours));
  console.log(row('botbuilder and restify, the same table calls', bare));
  console.log(row('botbuilder and restify, one row read and written', oneRow));
  console.log(row('the bot to the same table calls', ratio));
  for (const [kind, { ours: own, bare: same, operations, roundTrips }] of Object.entries(kinds))
    console.log(`  ${kind}: ${operations} calls to tables in ${roundTrips} round trips; p50 ${own} ms, the same calls ${same} ms.`);
  console.log(
    `  Work of a processor for a press: ${cpuMs.ours} ms, with the same table calls ${cpuMs.bare} ms, with one row ${cpuMs.oneRow} ms.`,
  );
  console.log(`  p50 is within ${MOST_TO_BARE} of the same table calls: ${ratio.p50 <= MOST_TO_BARE ? 'yes' : 'no'}.`);
  console.log(`  Ready after ${readyMs.ours} ms from its sources, the bare handler after ${readyMs.bare} ms.`);
  console.log(
    `  Memory: ${rssMb.start} MB after warming up, ${rssMb.end} MB after ${presses.toLocaleString('en-GB')} presses more (${rssMbs.join(', ')}).`,
  );
}

function printReminders(ticks: Awaited<ReturnType<typeof tickCosts>>, at9: Awaited<ReturnType<typeof morning>>): void {
  console.log('A tick with ten reviews due, out of all that are open, on one Azurite:');
  for (const { open, due, requests, ms, reads } of ticks)
    console.log(`  ${open} open, ${due} due: ${requests} requests to storage, ${ms} ms, as long as ${reads} reads of one review.`);
  console.log(
    `09:00: ${at9.reminders} reminders to ${at9.people} people went out as ${at9.digests} messages through the limits in ${at9.ms} ms.`,
  );
  console.log(`  Lost: ${at9.lost}. Doubled: ${at9.doubled}.`);
}

function printStorm({ people, presses, ms, p50, p95, lost, doubled, chatWrites, busy }: Awaited<ReturnType<typeof storm>>): void {
  console.log(`Storm: ${people} people open Add and send at once, every press delivered twice (${presses} presses) in ${ms} ms.`);
  console.log(`  From pressing Add to the answer: p50 ${p50} ms, p95 ${p95} ms.`);
  sayBusy('storm', busy);
  console.log(`  Lost: ${lost}. Doubled: ${doubled}. Posts and edits in the meeting chat: ${chatWrites} (the limit is 7 a second).`);
}

bench().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
