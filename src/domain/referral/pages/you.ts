import { choice, required, text, type Page } from '../../forms/field';
import { callBack } from './shared';

/** Who refers, as the partnership knows them and as they correct it. */
export const YOU: Page = {
  id: 'you',
  title: 'You',
  purpose: 'What we know of you. Please correct what is wrong.',
  fields: [
    text('yourName', 'Your name', 100, { ...required, knownAs: 'name', coach: 'people at work' }),
    text('yourRole', 'Your role', 100, { ...required, hint: 'For example: named nurse, team manager.' }),
    text('yourAgency', 'Your agency', 100, {
      ...required,
      knownAs: 'agency',
      hint: 'If this is wrong, please tell the partnership office too: it decides who checks your referral.',
    }),
    callBack,
    text('yourEmail', 'Your e-mail address at work', 120, { coach: 'people at work' }),
    choice('presents', 'Would you present this to the sub-group?', [
      ['yes', 'Yes'],
      ['with-support', 'Yes, with somebody beside me'],
      ['no', 'No'],
      ['unsure', 'I am not sure yet'],
    ]),
  ],
};
