import { choice, date, long, NONE, orWhyNot, required, several, text, type Page } from '../../forms/field';
import { SPANS } from '../../time/plausible';
import { AGENCY_LIST } from './agencyList';
import { facts, workedWell } from './shared';

/** What happened, why a review, who knows the child, and who is safe. */
export const HAPPENED: Page = {
  id: 'happened',
  title: 'What happened',
  purpose: 'The facts as your agency knows them today. You can say that something is not known.',
  fields: [
    date('agencyAwareOn', 'When did your agency become aware?', orWhyNot),
    date('laAwareOn', 'When did the local authority become aware?', {
      ...orWhyNot,
      hint: 'The days to notify the national Panel are counted from this date.',
    }),
    date('sinSentOn', 'When was the serious incident notification sent?', {
      hint: 'The local authority sends it. Leave this empty if none was sent, or you do not know.',
    }),
    several(
      'category',
      'What kind of incident is it?',
      [
        ['death', 'A child has died'],
        ['suicide', 'A child has died, suicide suspected'],
        ['injury', 'Life-threatening or serious injury'],
        ['sexual-abuse', 'Sexual abuse'],
        ['neglect', 'Neglect'],
        ['exploitation', 'Exploitation'],
        ['outside-home', 'Harm outside the family'],
        ['custody', 'A child in custody'],
        ['looked-after', 'A looked after child'],
        ['regulated', 'Harm in a regulated setting'],
        ['impairment', 'Serious or long-term impairment of mental health or development'],
        ['by-child', 'Harm by another child'],
        ['unborn', 'An unborn child'],
        ['institution', 'In an institution, such as a home, a school or a hospital'],
        ['single-agency', 'A concern about one agency alone'],
        ['no-agency', 'No agency was involved'],
        ['other', 'Something else'],
      ],
      { ...orWhyNot, hint: 'Choose all that apply.' },
    ),
    text('categoryOther', 'If something else: what kind?', 120, { neededWhen: { field: 'category', is: 'other' } }),
    facts,
  ],
};

export const HARM: Page = {
  id: 'harm',
  title: 'Abuse or neglect, and key dates',
  purpose: 'What is known or suspected, and what came before.',
  fields: [
    choice(
      'abuse',
      'Is abuse or neglect known or suspected?',
      [
        ['known', 'Known'],
        ['suspected', 'Suspected'],
        ['not-suspected', 'Not suspected'],
      ],
      orWhyNot,
    ),
    long('abuseBasis', 'What is that based on?', 600, { ...orWhyNot, coach: 'why' }),
  ],
  repeats: {
    id: 'keyDates',
    one: 'Date',
    add: 'Add a key date',
    form: 'A key date',
    purpose: 'A day on which something changed for the child, or could have.',
    most: 10,
    orderedBy: 'on',
    fields: [
      date('on', 'When was it?', {
        ...required,
        span: SPANS.history,
        hint: 'If you know the month only: the first of the month, and say so below.',
      }),
      long('what', 'What happened?', 250, { ...required, hint: 'For example: seen at home by the health visitor.' }),
    ],
  },
};

export const WHY: Page = {
  id: 'why',
  title: 'Why a review',
  purpose: 'How the case meets the criteria, each with its reason. The partners decide; you say what you see.',
  fields: [
    several(
      'criteria',
      'What does this case show, or may it show?',
      [
        ['improvements', 'Improvements that are needed, including ones seen before'],
        ['themes', 'Themes that keep coming back in safeguarding children'],
        ['together', 'Two or more agencies not working together well'],
        ['panel', 'The national Panel thinks that a local review fits better'],
        [NONE, 'None of these, as far as I can see'],
      ],
      {
        ...orWhyNot,
        guidance:
          'These are the criteria for local reviews in the practice review regulations. A case need not meet all of them, and meeting one does not mean that there will be a review. If in doubt, choose it and say why you doubt.',
      },
    ),
    long('improvementsReason', 'Improvements: which, and were they seen before?', 500, {
      neededWhen: { field: 'criteria', is: 'improvements' },
      coach: 'why',
    }),
    long('themesReason', 'Themes: which keep coming back?', 500, {
      neededWhen: { field: 'criteria', is: 'themes' },
      coach: 'why',
    }),
    long('togetherReason', 'Working together: between whom, and how did it show?', 500, {
      neededWhen: { field: 'criteria', is: 'together' },
      coach: 'why',
    }),
    long('panelReason', 'The Panel: what did it say?', 300, { coach: 'why', neededWhen: { field: 'criteria', is: 'panel' } }),
    workedWell,
  ],
};

export const AGENCIES: Page = {
  id: 'agencies',
  title: 'Agencies',
  purpose: 'Who knows the child or the family, so that nobody is forgotten when information is asked for.',
  fields: [text('agenciesNone', 'If no agency is on the list: why?', 150)],
  repeats: AGENCY_LIST,
};

export const SAFETY: Page = {
  id: 'safety',
  title: 'Safety and what has been done',
  purpose: 'Who is safe now, what has been done, and who needs support.',
  fields: [
    long('childSafety', 'What keeps this child safe now?', 500, { ...required, hint: 'If the child has died, write that.' }),
    long('siblingsSafety', 'What keeps brothers and sisters safe now?', 500, { ...required, hint: 'If there are none, write that.' }),
    long('othersSafety', 'And any other child around the same adults?', 500, { ...required, hint: 'If there are none, write that.' }),
    long('actionTaken', 'What has been done since?', 600),
    long('learntSoFar', 'What has your agency learnt so far?', 600),
    text('media', 'Is there, or may there be, media interest?', 200),
    long('staffSupport', 'Who among staff needs support, and who gives it?', 400, { hint: 'Roles, not names.' }),
  ],
};
