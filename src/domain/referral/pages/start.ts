import { choice, date, long, required, text, type Page } from '../../forms/field';
import { childName, incidentOn, initials } from './shared';

/** What is sent at once, so that people can act today. */
export const START: Page = {
  id: 'start',
  title: 'The short start',
  purpose: 'A few things, so that people can act today. The rest of the form can follow.',
  fields: [
    childName,
    initials,
    long('inOneSentence', 'What happened, in one sentence?', 300, { ...required, hint: 'Please use the initials, not names.' }),
    incidentOn,
    choice(
      'laTold',
      'Has the local authority been told?',
      [
        ['yes', 'Yes'],
        ['no', 'No, not yet'],
        ['unsure', 'I do not know'],
      ],
      required,
    ),
    date('laToldOn', 'If yes: on which day was it told?', {
      hint: 'The local authority’s days to notify the national Panel are counted from it until the authority itself has said. Leave it empty if you do not know.',
    }),
    text('laToldBy', 'If yes: by whom, and who was told?', 160, { neededWhen: { field: 'laTold', is: 'yes' }, coach: 'people at work' }),
    choice(
      'safeNow',
      'Are the children safe now?',
      [
        ['yes', 'Yes'],
        ['no', 'No'],
        ['unsure', 'I do not know'],
      ],
      { ...required, hint: 'Think of brothers, sisters and any child around the same adults.' },
    ),
    long('safeHow', 'What has been done to keep them safe?', 400),
  ],
};
