import { ROLE_IN_WORDS } from '../../src/domain/people/administering';
import { ROLES, type Role } from '../../src/domain/people/people';
import type { Review } from '../../src/domain/review/review';
import { actingIn, type Acting } from '../../src/domain/sight/acting';
import { atMeeting, inDecision, inDiscussion, inFindings, inInformation, seesTimeline, visible } from '../../src/domain/sight/visible';
import { agencyOf, namesOf, presser, reviewIn, type Cell, type Place, type RoleTable } from './roleTable';
import { STATES } from './states';

const SIGN: Readonly<Record<Cell, string>> = { yes: '●', own: '○', invited: '◇', 'not now': '·', no: '' };

/** What somebody sees of a review, by the rules of `visible.ts` alone. */
const SIGHTS: Readonly<Record<string, (review: Review, person: Acting) => boolean>> = {
  'the referral': (review, person) => visible(review, person)?.referral ?? false,
  'the child’s identity': (review, person) => visible(review, person)?.identity ?? false,
  'the timeline': seesTimeline,
  'the decision paper': (review, person) => inDecision(review, person) !== undefined,
  'the child’s name, to find the records': (review, person) => inInformation(review, person)?.matching ?? false,
  'what every agency returned': (review, person) => inInformation(review, person)?.returns === 'all',
  'what their own agency returned': (review, person) => inInformation(review, person)?.returns === 'own',
  'the pack': (review, person) => inInformation(review, person)?.pack ?? false,
  'when the meeting is': (review, person) => atMeeting(review, person) !== undefined,
  'the board of the discussion': (review, person) => inDiscussion(review, person) !== undefined,
  'what somebody unsafe said': (review, person) => inDiscussion(review, person)?.readsSafety ?? false,
  'what was found': (review, person) => inFindings(review, person)?.reads ?? false,
  'the report as a file': (review, person) => inFindings(review, person)?.report ?? false,
};

/** From which state on somebody sees it. `own`: where they or their agency are named in it; `invited`: where they are in its meeting. */
function seen(sight: (review: Review, person: Acting) => boolean, role: Role): string {
  const from = (place: Place): string | undefined =>
    Object.keys(STATES).find((state) => {
      const review = reviewIn(state, namesOf(role, place));
      const person = actingIn(review, presser(role, agencyOf(place)));
      return person !== undefined && sight(review, person);
    });
  const [any, own, invited] = [from('unnamed'), from('named'), from('named and invited')];
  if (any !== undefined) return any === FIRST ? 'always' : `from “${any}”`;
  const asInvited = invited === undefined || invited === own ? '' : `invited, from “${invited}”`;
  const asNamed = own === undefined ? '' : own === FIRST ? 'own' : `own, from “${own}”`;
  return [asNamed, asInvited].filter(Boolean).join('; ');
}
const [FIRST] = Object.keys(STATES);

/** The whole page, as Markdown. */
export const rolesPage = (table: RoleTable): string =>
  [
    '# Who may do and see what',
    'Written by a test (`npm run roles`), which presses every button there is, for every role, on a review at each point of its life, and asks `src/domain/sight/visible.ts` what each role sees. It is what the bot does, not what it is meant to do. The test fails when this page is out of date.',
    '## The roles',
    ...ROLES.map((role) => `- **${role}**: ${ROLE_IN_WORDS[role]}`),
    '## Who sees what of a review',
    `The points of a review’s life are: ${Object.keys(STATES).join(', ')}. “own” is a review in which the person or their agency is named: as referrer, agency lead, author or partner; “invited” is one to whose meeting they are invited. Nobody sees anything of a review in which they have a conflict of interest. Everybody may write a referral of their own, and anybody may say that somebody is unsafe now.`,
    row(['', ...Object.keys(SIGHTS)]),
    row(['---', ...Object.keys(SIGHTS).map(() => '---')]),
    ...ROLES.map((role) => row([role, ...Object.values(SIGHTS).map((sight) => seen(sight, role))])),
    '## Who may do what',
    `${SIGN.yes} in any review, ${SIGN.own} only where the person or their agency is named, ${SIGN.invited} only where they are invited to the meeting, ${SIGN['not now']} refused in each state that was tried for another reason than the role, empty: refused, or answered as if there were no such review.`,
    row(['action', ...ROLES]),
    row(['---', ...ROLES.map(() => ':-:')]),
    ...[...table].map(([verb, cells]) => row([`\`${verb}\``, ...ROLES.map((role) => SIGN[cells.get(role) ?? 'no'])])),
  ]
    .map((line, index, all) =>
      isRow(line) && isRow(all[index + 1] ?? '')
        ? `${line}\n`
        : line.startsWith('- ') && (all[index + 1] ?? '').startsWith('- ')
          ? `${line}\n`
          : `${line}\n\n`,
    )
    .join('')
    .trimEnd()
    .concat('\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const isRow = (line: string): boolean => line.startsWith('|');
