import { meetingCriteria } from '../decision/criteria';
import { recommendsSharing, JUDGEMENTS, reasonField } from '../findings/pages';
import { themeCalled } from '../findings/themes';
import { saidTo } from '../forms/answers';
import { awaitedSignOffs, isNotFollowed } from '../review/findings';
import { agenciesThat } from '../review/information';
import type { Review } from '../review/review';
import { inWords, readDay } from '../time/days';
import { capital, either, facts, list, missing, table, text, under, type Block } from './blocks';
import { processes } from './processes';
import { named, type ReportRecord } from './record';

/** One heading of the report, what fills it, and the sentence that stands under it when nothing does. */
export type SectionKind = {
  readonly id: string;
  readonly heading: string;
  readonly missing: string;
  readonly fill: (record: ReportRecord) => Block[];
};

const LCSPR = 'local child safeguarding practice review (LCSPR)';

/** The report's headings, in the order in which people read them: the child first. */
export const SECTIONS: readonly SectionKind[] = [
  {
    id: 'child',
    heading: 'The child',
    missing: 'Nothing has been recorded about the child: neither who they are nor any of their own words.',
    fill: (record) => {
      const { referral, stage } = record;
      const blocks = [
        ...either(text(stage(1, 'penPicture')), fromReferral(text(referral('penPicture')))),
        ...under('In their own words', ownWords(record)),
        ...under('What shaped their life', either(text(stage(1, 'identity')), text(referral('identity')))),
        ...facts('What the referral says of them', record.referralFacts(ABOUT_THE_CHILD)),
        ...under('What is not known about them', list(stage(1, 'unknown'))),
      ];
      if (blocks.length === 0) return [];
      const initials = referral('initials');
      return [
        ...(initials ? [{ kind: 'text', text: `In this report the child is called “${initials}”.` } as const] : []),
        ...blocks,
        ...(stage(1, 'penPicture') || referral('penPicture') ? [] : missing('Who the child is as a person has not been recorded.')),
        ...(ownWords(record).length > 0 ? [] : missing('None of the child’s own words have been recorded.')),
      ];
    },
  },
  {
    id: 'incident',
    heading: 'The incident and immediate safety',
    missing: 'Neither the incident nor anybody’s immediate safety has been recorded.',
    fill: ({ referral, referralFacts, stage, review }) => [
      ...text(howItBegan(review)),
      ...text(referral('inOneSentence')),
      ...text(referral('facts')),
      ...facts('Dates and kind', [...referralFacts(OF_THE_INCIDENT)]),
      ...under('Immediate safety', [
        ...facts('When it was referred', referralFacts(SAFETY)),
        ...text(stage(4, 'immediate')),
        ...unsafe(review.discussion.unsafe.length),
      ]),
    ],
  },
  {
    id: 'who',
    heading: 'Who took part, and whose information is missing',
    missing: 'Neither who took part nor what the agencies sent has been recorded.',
    fill: (record) => {
      const { stage, review, on } = record;
      const met = on(review.meeting?.heldAt ?? '');
      const blocks = [
        ...text(met && `The meeting was held on ${met}.`),
        ...under('Who took part', list(stage(0, 'attendance'))),
        ...under('Who was missing from the meeting', list(stage(0, 'absent'))),
        ...under('Conflicts of interest', text(stage(0, 'conflicts'))),
        ...agencies(record),
      ];
      if (blocks.length === 0) return [];
      return [...blocks, ...(stage(0, 'attendance') ? [] : missing('Who took part in the meeting has not been recorded.'))];
    },
  },
  {
    id: 'episodes',
    heading: 'Key episodes',
    missing: 'No key episodes have been agreed or recorded, and no agency’s key dates are in a pack.',
    fill: ({ stage, chronology }) => [
      ...list(stage(2, 'episodes')),
      ...under('Facts on which people do not agree', list(stage(2, 'disputed'))),
      ...under('Information that is still needed', list(stage(2, 'needed'))),
      ...table(
        'The agencies’ key dates, merged',
        ['Date', 'Agency', 'What happened', 'Seen as'],
        [18, 20, 48, 14],
        chronology.map(({ day, agency, event, kind }) => [day, agency, event, capital(kind)]),
      ),
    ],
  },
  {
    id: 'strengths',
    heading: 'What worked well',
    missing: 'What worked well has not been recorded.',
    fill: ({ stage }) => [...list(stage(3, 'strengths')), ...under('What keeps children safe already', list(stage(3, 'safety')))],
  },
  {
    id: 'worries',
    heading: 'What worries us',
    missing: 'What harm there was, what could happen if nothing changes, and what made it harder have not been recorded.',
    fill: ({ stage, review }) => [
      ...under('Harm', text(stage(4, 'harm'))),
      ...under(review.discussion.wording === 'died' ? 'System risk statement' : 'Danger statement', text(stage(4, 'danger'))),
      ...under('What made it harder', list(stage(4, 'complicating'))),
    ],
  },
  {
    id: 'why',
    heading: 'Why',
    missing: 'Neither a core problem nor what lies under it has been recorded.',
    fill: ({ stage }) => [
      ...under('The core problem', text(stage(5, 'problem'))),
      ...under('What it leads to', text(stage(5, 'effects'))),
      ...table(
        'What lies under it',
        ['Root: why, and under that', 'How sure the meeting was'],
        [75, 25],
        [1, 2, 3].flatMap((n) => (stage(5, `root${n}`) ? [[stage(5, `root${n}`), stage(5, `root${n}Evidence`) || 'Not said']] : [])),
      ),
      ...under('Seen in other reviews', text(stage(5, 'recurring'))),
    ],
  },
  {
    id: 'learning',
    heading: 'Learning',
    missing: 'No learning points have been recorded.',
    fill: ({ learning }) =>
      table(
        '',
        ['No.', 'What we learnt', 'Theme', 'Seen before here?'],
        [8, 54, 22, 16],
        learning.map((one, index) => [
          String(index + 1),
          saidTo(one, 'text'),
          themeCalled(saidTo(one, 'theme')),
          capital(saidTo(one, 'recurring')),
        ]),
      ),
  },
  {
    id: 'actions',
    heading: 'Actions',
    missing: 'No actions have been recorded: nobody has agreed to do anything yet.',
    fill: ({ actions }) =>
      table(
        '',
        ['No.', 'What will be done', 'Owner, date and status', 'What will be different for the child', 'How we would know'],
        [7, 26, 23, 22, 22],
        actions.map(({ answers, owner, status }, index) => [
          String(index + 1),
          saidTo(answers, 'what'),
          [owner, saidTo(answers, 'dueOn') && `By ${inWords(readDay(saidTo(answers, 'dueOn')))}`, capital(status)]
            .filter(Boolean)
            .join('\n'),
          saidTo(answers, 'childNotices'),
          saidTo(answers, 'evidence'),
        ]),
      ),
  },
  {
    id: 'decision',
    heading: 'The decision, and the reasons against each criterion',
    missing: 'Neither a decision nor a recommendation has been recorded.',
    fill: (record) => {
      const { review, on, recommendation } = record;
      const { outcome, decidedAt } = review.decision;
      const recommended = review.findings.recommendation;
      const route = outcome ? `On ${on(decidedAt)} the three partners decided on this route: ${outcome}.` : '';
      if (!recommended)
        return [...under('The route', text(route)), ...(route ? missing('What the meeting recommends has not been recorded.') : [])];
      return [
        ...under('The route', text(route)),
        { kind: 'subheading', text: 'What the meeting recommends' },
        ...(recommendsSharing(outcome)
          ? under('Who else could use this, and how they will hear of it', text(saidTo(recommendation, 'share')))
          : text(`The meeting recommends that ${recommended.lcspr === 'yes' ? 'a' : 'no'} ${LCSPR} be held.`)),
        ...text(saidTo(recommendation, 'words')),
        ...table(
          'Each criterion, and the reason',
          ['Criterion', 'Met?', 'Because'],
          [40, 18, 42],
          meetingCriteria(outcome).map(({ id, title, source }) => [
            `${title} (${source})`,
            judgement(saidTo(recommendation, id)),
            saidTo(recommendation, reasonField(id)) || 'No reason recorded',
          ]),
        ),
        ...under('Who saw it differently', text(saidTo(recommendation, 'dissent'))),
        ...under('Would our system notice next time?', text(saidTo(recommendation, 'spread'))),
        ...under('What the three partners decided', partnersDecided(record)),
      ];
    },
  },
  {
    id: 'parallel',
    heading: 'Parallel processes',
    missing:
      'No parallel processes have been recorded: whether there are any, such as a police investigation or an inquest, is not known here.',
    fill: (record) => [
      ...processes(record),
      ...under('What was said of them in the meeting', list(record.stage(8, 'parallel'))),
      ...under('Next dates', list(record.stage(8, 'next'))),
    ],
  },
  {
    id: 'sign-off',
    heading: 'Sign-off',
    missing: 'Nothing has been put to the three partners to sign off yet.',
    fill: ({ review, person, on, reasonOf }) => {
      const { recommendation, signedOff } = review.findings;
      return table(
        '',
        ['Partner', 'Answer', 'Recorded', 'Reason'],
        [30, 16, 28, 26],
        (recommendation?.partners ?? []).map((id) => {
          const answer = signedOff[id];
          if (!answer) return [named(person(id)), 'No answer yet', '–', '–'];
          const how = answer.as === 'deputy' ? 'By their deputy,' : 'Entered by';
          const entered = answer.by === id ? '' : `\n${how} ${person(answer.by).name}`;
          return [named(person(id)), answer.agrees ? 'Agrees' : 'Dissents', `${on(answer.at)}${entered}`, reasonOf(id) || 'None given'];
        }),
      );
    },
  },
];

const ABOUT_THE_CHILD = [
  ...['sex', 'sexOther', 'ethnicity', 'ethnicityOwnWords', 'faith', 'disability', 'firstLanguage', 'legalStatus', 'plans', 'openTo'],
];
const OF_THE_INCIDENT = [
  ...['incidentOn', 'laTold', 'laToldBy', 'agencyAwareOn', 'laAwareOn', 'sinSentOn'],
  ...['category', 'categoryOther', 'abuse', 'abuseBasis'],
];
const SAFETY = ['safeNow', 'safeHow', 'childSafety', 'siblingsSafety', 'othersSafety', 'actionTaken'];

function howItBegan({ origin }: Review): string {
  if (origin.begunBy === 'referral') return '';
  return origin.attached === ''
    ? 'The review began with the local authority’s notification; there was no referral.'
    : 'The review began with the local authority’s notification. A referral of the same incident became part of it later.';
}

const fromReferral = (blocks: Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: 'text', text: 'The meeting’s own words have not been recorded. The referral says:' }, ...blocks] : [];

function ownWords({ stage, referral }: ReportRecord): Block[] {
  const recorded = stage(1, 'ownWords');
  const [words, source] = recorded ? [recorded, stage(1, 'ownWordsSource')] : [referral('ownWords'), referral('ownWordsSource')];
  return words ? [{ kind: 'quote', text: words, source }] : [];
}

const unsafe = (count: number): Block[] =>
  count === 0
    ? []
    : text(
        `In the meeting it was said ${count === 1 ? 'once' : `${count} times`} that someone was unsafe now. What was done is kept with the partnership office.`,
      );

const CAME_BACK = {
  asked: 'No answer yet',
  acknowledged: 'Will answer; nothing sent yet',
  returned: 'Information sent',
  'nothing held': 'Nothing held',
  'not us': 'Not for this agency',
} as const;

function agencies({ review: { information }, agencyName }: ReportRecord): Block[] {
  const all = Object.entries(information.requests).sort(([one], [other]) => one.localeCompare(other, 'en-GB'));
  const waiting = agenciesThat(information, 'asked', 'acknowledged');
  if (all.length === 0) return missing('No agency has been asked for information here.');
  return [
    ...table(
      'What each agency was asked for',
      ['Agency', 'What came back'],
      [60, 40],
      all.map(([agency, { state }]) => [agencyName(agency), CAME_BACK[state]]),
    ),
    ...(waiting.length > 0
      ? missing(`These agencies have not answered yet: ${waiting.map(agencyName).join(', ')}.`)
      : text('No agency’s information is missing: everybody who was asked has answered.')),
  ];
}

const judgement = (value: string): string => JUDGEMENTS.find(([one]) => one === value)?.[1] ?? 'Not judged';

function partnersDecided({ review: { findings, decision }, on }: ReportRecord): Block[] {
  if (findings.decided) {
    const { at, lcspr } = findings.decided;
    const what = recommendsSharing(decision.outcome)
      ? 'agreed with what the meeting recommends'
      : `decided that ${lcspr === 'yes' ? 'a' : 'no'} ${LCSPR} will be held`;
    return text(`On ${on(at)} the three partners ${what}.`);
  }
  if (isNotFollowed(findings)) return text('The three partners did not follow this recommendation; another is awaited.');
  return missing(`The three partners have not decided yet: ${awaitedSignOffs(findings).length} of 3 answers are awaited.`);
}
