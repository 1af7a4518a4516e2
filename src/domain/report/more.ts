import { meetingCriteria } from '../decision/criteria';
import { child } from '../discussion/stages/child';
import { settle } from '../discussion/stages/settle';
import { recommendsSharing, JUDGEMENTS, reasonField } from '../findings/pages';
import { themeCalled } from '../findings/themes';
import { saidTo } from '../forms/answers';
import { awaitedSignOffs, isNotFollowed } from '../review/findings';
import { agenciesThat } from '../review/information';
import { inWords, readDay } from '../time/days';
import { capital, either, facts, missing, table, text, under, type Block } from './blocks';
import { processes } from './processes';
import type { ReportRecord } from './record';

/** Headings under which the report tells more than what was recorded of their stage; `told` is what that comes to. */
export const TOLD_WITH_MORE: Readonly<Record<string, (record: ReportRecord, told: Block[]) => Block[]>> = {
  child: (record, told) => {
    const { referral, of } = record;
    const blocks = [
      ...either(text(of(child, 'penPicture')), fromReferral(text(referral('penPicture')))),
      ...under('In their own words', ownWords(record)),
      ...under('What shaped their life', either(text(of(child, 'identity')), text(referral('identity')))),
      ...facts('What the referral says of them', record.referralFacts(ABOUT_THE_CHILD)),
      ...told,
    ];
    if (blocks.length === 0) return [];
    const initials = referral('initials');
    return [
      ...(initials ? [{ kind: 'text', text: `In this report the child is called “${initials}”.` } as const] : []),
      ...blocks,
      ...(of(child, 'penPicture') || referral('penPicture') ? [] : missing('Who the child is as a person has not been recorded.')),
      ...(ownWords(record).length > 0 ? [] : missing('None of the child’s own words have been recorded.')),
    ];
  },
  who: (record, told) => {
    const met = record.on(record.review.meeting?.heldAt ?? '');
    const blocks = [...text(met && `The meeting was held on ${met}.`), ...told, ...agencies(record)];
    if (blocks.length === 0) return [];
    return [...blocks, ...(record.of(settle, 'attendance') ? [] : missing('Who took part in the meeting has not been recorded.'))];
  },
  episodes: ({ chronology }, told) => [
    ...told,
    ...table(
      'The agencies’ key dates, merged',
      ['Date', 'Agency', 'What happened', 'Seen as'],
      [18, 20, 48, 14],
      chronology.map(({ day, agency, event, kind }) => [day, agency, event, capital(kind)]),
    ),
  ],
  learning: ({ learning }) =>
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
  actions: ({ actions }) =>
    table(
      '',
      ['No.', 'What will be done', 'Owner, date and status', 'What will be different for the child', 'How we would know'],
      [7, 26, 23, 22, 22],
      actions.map(({ answers, owner, status }, index) => [
        String(index + 1),
        saidTo(answers, 'what'),
        [owner, saidTo(answers, 'dueOn') && `By ${inWords(readDay(saidTo(answers, 'dueOn')))}`, capital(status)].filter(Boolean).join('\n'),
        saidTo(answers, 'childNotices'),
        saidTo(answers, 'evidence'),
      ]),
    ),
  decision: (record) => {
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
  parallel: (record, told) => [...processes(record), ...told],
};

const LCSPR = 'local child safeguarding practice review (LCSPR)';

const ABOUT_THE_CHILD = [
  ...['sex', 'sexOther', 'ethnicity', 'ethnicityOwnWords', 'faith', 'disability', 'firstLanguage', 'legalStatus', 'plans', 'openTo'],
];
const fromReferral = (blocks: Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: 'text', text: 'The meeting’s own words have not been recorded. The referral says:' }, ...blocks] : [];

function ownWords({ of, referral }: ReportRecord): Block[] {
  const recorded = of(child, 'ownWords');
  const [words, source] = recorded ? [recorded, of(child, 'ownWordsSource')] : [referral('ownWords'), referral('ownWordsSource')];
  return words ? [{ kind: 'quote', text: words, source }] : [];
}

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
