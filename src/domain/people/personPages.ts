import { choice, date, required, text, type Choice, type Page } from '../forms/field';

const pairs = (choices: readonly Choice[]) => choices.map(({ value, label }) => [value, label] as const);

/** What an administrator says about somebody, beside the roles. */
export const personPage = (agencies: readonly Choice[], deputies: readonly Choice[]): Page => ({
  id: 'person',
  title: 'Name, agency and roles',
  purpose: 'Roles count from the next press on. Every change is recorded with your name.',
  fields: [
    text('name', 'Name, as colleagues know them', 100, required),
    choice('agency', 'Agency', pairs(agencies), required),
    text('email', 'E-mail address', 200, { hint: 'At work. The bot writes in Teams, not by e-mail.' }),
    choice('deputy', 'Deputy', pairs(deputies), {
      ...required,
      hint: 'Acts for them while they are away. Listed are those who hold one of the same roles.',
    }),
  ],
});

/** Whom to add: from the organisation’s list, or by what is known of them. */
export const newcomerPage = (agencies: readonly Choice[]): Page => ({
  id: 'newcomer',
  title: 'Add somebody',
  purpose:
    'Choose them from your organisation’s list. If the list does not open, or they are not in it, give their Entra object id or e-mail address.',
  fields: [
    text('objectId', 'Entra object id', 36, { hint: 'Your IT team finds it in Entra. For example 00000000-0000-0000-0000-000000000000.' }),
    text('email', 'E-mail address', 200, {
      hint: 'With this alone they are recognised when they first open the bot in Teams. Until then the office passes their work on.',
    }),
    text('name', 'Name, as colleagues know them', 100, required),
    choice('agency', 'Agency', pairs(agencies), required),
  ],
});

/** One absence: first and last day. */
export const ABSENCE: Page = {
  id: 'absence',
  title: 'Days away',
  purpose: 'On these days the deputy gets the work. Without a deputy who is there, the partnership office does.',
  fields: [date('from', 'First day away', { ...required, past: false }), date('until', 'Last day away', { ...required, past: false })],
};

/** What an agency is called. */
export const AGENCY_PAGE: Page = {
  id: 'agency',
  title: 'An agency',
  purpose: 'Cards name it as it is called now. Referrals, packs and reports that are frozen already keep the name they were made with.',
  fields: [text('name', 'Name of the agency', 100, required)],
};
