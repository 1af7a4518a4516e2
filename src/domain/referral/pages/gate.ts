import { choice, required, text, type Page } from '../../forms/field';

/** What the danger gate asks, kept with the referral: the answer itself, and who took a report that was already made. */
export const GATE: Page = {
  id: 'gate',
  title: 'Before the referral',
  purpose: 'Who took your report, and when?',
  fields: [
    choice(
      'danger',
      'Is any child at risk of harm now?',
      [
        ['none known', 'Not that the referrer knows of'],
        ['reported', 'Yes, already reported'],
      ],
      required,
    ),
    text('takenBy', 'Who took your report? Name or team', 120, {
      neededWhen: { field: 'danger', is: 'reported' },
      coach: 'people at work',
    }),
    text('takenWhen', 'When was that?', 80, { neededWhen: { field: 'danger', is: 'reported' }, hint: 'For example: today at about 9:30.' }),
  ],
};
