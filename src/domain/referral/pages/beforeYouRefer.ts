import { choice, long, NONE, NOT_YET, required, several, text, type Page } from '../../forms/field';
import { leadSpoken } from './shared';

/** What is done before a serious incident is referred: the people, the other processes, the information. “Not yet” is an answer. */
export const PEOPLE: Page = {
  id: 'people',
  title: 'People to speak to',
  purpose: 'Before you refer: who has been spoken to. “Not yet” is an answer; you can go on, and change it later.',
  fields: [
    leadSpoken,
    text('leadSpokenWho', 'If yes: to whom, and when?', 160, { neededWhen: { field: 'leadSpoken', is: 'yes' }, coach: 'people at work' }),
    choice(
      'familyTold',
      'Have the child and the family been told, and prepared for a review?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet, but they will be'],
        ['police', 'No, on the advice of the police'],
        ['risk', 'No, it could put somebody at risk'],
        ['too-early', 'No, it is too early for them'],
        ['bereaved', 'No, the family has just been bereaved'],
        ['other', 'No, for another reason'],
      ],
      {
        ...required,
        guidance:
          'Tell them in person if you can: what a review is for, that it is about how agencies worked together and not about blame, and who will speak with them next. Ask the police first where they are investigating. Choose a day that is kind: not a birthday, not the day of a funeral.',
        whenNotYet: 'Agree with the police and your agency lead who tells the family, and when.',
      },
    ),
    text('familyToldOther', 'If another reason: which?', 200, { neededWhen: { field: 'familyTold', is: 'other' } }),
    choice(
      'disagreement',
      'Is there a disagreement between agencies that is not settled?',
      [
        ['no', 'No'],
        ['yes', 'Yes'],
        ['unsure', 'I do not know'],
      ],
      required,
    ),
    long('disagreementAbout', 'If yes: what is it about?', 400, { neededWhen: { field: 'disagreement', is: 'yes' } }),
    choice(
      'escalated',
      'If yes: has the escalation policy been used?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet'],
        ['unsure', 'I do not know'],
      ],
      {
        neededWhen: { field: 'disagreement', is: 'yes' },
        guidance:
          'The partnership’s policy says whom each agency turns to, step by step, when two agencies see a child’s safety differently. A referral for a review does not settle such a disagreement.',
        whenNotYet: 'Use the partnership’s escalation policy now. Do not wait for the review.',
      },
    ),
  ],
};

export const PROCESSES: Page = {
  id: 'processes',
  title: 'Other processes',
  purpose: 'Before you refer: what else looks at the same events. A review goes on beside them and must not get in their way.',
  fields: [
    several(
      'underWay',
      'Which of these have begun, or are likely?',
      [
        ['police', 'A police investigation'],
        ['coroner', 'The coroner'],
        ['court', 'A family or criminal court'],
        ['child-death', 'Child death review, joint agency response'],
        ['domestic-homicide', 'Domestic homicide review'],
        ['adult', 'Safeguarding adult review'],
        ['mappa', 'MAPPA'],
        ['hr', 'Human resources, or a professional body'],
        ['lado', 'LADO: a concern about somebody who works with children'],
        ['patient-safety', 'An NHS patient safety investigation'],
        ['other', 'Something else'],
        [NONE, 'None that I know of'],
      ],
      required,
    ),
    text('underWayOther', 'If something else: what?', 160, { neededWhen: { field: 'underWay', is: 'other' } }),
    long('underWayWho', 'Who leads them, and what have they asked of you?', 700, {
      coach: 'people at work',
      hint: 'For example: the police child abuse unit asks that the family is not told yet.',
    }),
    choice(
      'careStatus',
      'Was the child looked after, or a care leaver?',
      [
        ['no', 'No'],
        ['looked-after', 'Looked after'],
        ['care-leaver', 'A care leaver'],
        ['unsure', 'I do not know'],
      ],
      required,
    ),
    choice(
      'deathNotified',
      'If they were, and have died: has the local authority made its own notification of that death?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet'],
        ['unsure', 'I do not know'],
        ['does-not-apply', 'This does not apply'],
      ],
      {
        guidance:
          'When a looked after child or a care leaver dies, the local authority notifies the death whatever the cause. That is another notification than the one of a serious incident, and this referral makes neither.',
        whenNotYet: 'Tell the local authority today that a looked after child or care leaver has died.',
      },
    ),
    choice(
      'ladoTold',
      'If there is a concern about somebody who works with children: has the LADO been told?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet'],
        ['does-not-apply', 'There is no such concern'],
      ],
      {
        guidance:
          'LADO is the local authority’s designated officer for concerns about people who work or volunteer with children. This form does not tell them.',
        whenNotYet: 'Tell the LADO today, by the way that your own policy says. This form does not reach them.',
      },
    ),
  ],
};

export const INFORMATION: Page = {
  id: 'information',
  title: 'Records and information',
  purpose: 'Before you refer: what a review needs is kept safe, and no more than it needs is passed on.',
  fields: [
    choice(
      'secured',
      'Are your agency’s records of the child secured?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet'],
        ['unsure', 'I do not know'],
      ],
      {
        ...required,
        guidance:
          'Secured means that nothing is changed or lost: the record is locked, paper notes, messages and recordings are kept, and who looks at them is logged.',
        whenNotYet: 'Ask the people who keep your agency’s records to secure them today.',
      },
    ),
    choice(
      'onlyEssential',
      'Do you write only what a review needs, with initials instead of names?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet: I will look through it before I send'],
      ],
      {
        ...required,
        guidance:
          'The child’s name and date of birth have fields of their own, which are kept apart. Everywhere else please use the initials, and roles for everybody else: the mother, the health visitor.',
        whenNotYet: 'Before you send, read your answers once more: initials, roles, and nothing that people do not need.',
      },
    ),
    choice(
      'knowsChild',
      'Do you know enough to describe the child as a person?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet: I will ask somebody who knows them'],
        ['nobody', 'Nobody we can ask knows'],
      ],
      {
        ...required,
        guidance:
          'What they like, who matters to them, what they say. Often a nursery worker, a foster carer, a school’s office or a grandparent knows it best.',
        whenNotYet: 'Ask somebody who knows the child, before you come to the page “About the child”.',
      },
    ),
    text('whoKnows', 'Who else could tell more about the child?', 200, { hint: 'Their role is enough.' }),
  ],
};
