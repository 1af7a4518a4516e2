import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(__dirname, '../../src/journeys');

/** What is cut without saying so, because nobody could miss what is left out. */
const NOT_SAID: Readonly<Record<string, string>> = {
  'discussion/sealed': 'a hash, which is as long as it needs to be',
  'people/list': 'what somebody typed to search for',
  'sent/unsent': 'a draft’s words, which have their own limit',
  'desk/links': 'proposals, the likeliest first; any case can be linked by its reference',
  'origin/attach': 'choices, the newest first; any case can be linked by its reference',
  'people/known': 'choices, the same agency first',
  'reminders/handOver': 'choices, the deputy first',
};
const SAID = /\bmore\b|…|listed\(|others? (?:is|are) not listed|further questions/;

it('cuts no list and no words without saying that there is more', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const cutting = files.filter((path) => /\.slice\((?:-\w|0, (?!-))/.test(readFileSync(join(src, path), 'utf8')));
  const unsaid = cutting.filter((path) => !SAID.test(readFileSync(join(src, path), 'utf8'))).map((path) => path.replace(/\.ts$/, ''));
  expect(cutting.length).toBeGreaterThan(20);
  expect(unsaid.filter((path) => !(path in NOT_SAID))).toEqual([]);
});
