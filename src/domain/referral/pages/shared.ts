import { DIED_CHOICES } from '../../forms/died';
import { birth, choice, date, long, NOT_YET, orWhyNot, required, text, type Field } from '../../forms/field';

// Questions that more than one route asks. They are the same questions, so that an answer stays when the route changes.

export const childName = text('childName', 'Who is the child? Full name', 120, {
  ...orWhyNot,
  identity: true,
  hint: 'Kept apart from everything else and shown only to people whose role needs it. More than one child? Name them all.',
});

export const initials = text('initials', 'Initials, or another name, to use everywhere else', 40, {
  ...required,
  hint: 'Everybody else reads only this.',
});

export const bornOn = birth('bornOn', 'Date of birth, or the date the baby is expected', { ...orWhyNot, identity: true });

export const died = choice('died', 'Has the child died?', DIED_CHOICES, {
  hint: 'How this bot speaks of the child goes by it. If it happens later, the partnership office records it.',
});

export const incidentOn = date('incidentOn', 'When did it happen?', {
  ...orWhyNot,
  hint: 'If it happened over time: the day it came to light.',
});

export const facts = long('facts', 'What happened?', 2500, {
  ...orWhyNot,
  hint: 'What is known, in order. Roles, not names: the health visitor, the older brother.',
});

export const penPicture = long('penPicture', 'Who are they?', 1400, {
  ...orWhyNot,
  coach: 'pen picture',
  hint: 'What they like, what they fear, what makes them laugh, how they spend a day. If nobody knows, write that; it matters too.',
});

export const agencies = long('agencies', 'Which agencies know the child or the family?', 1200, {
  ...orWhyNot,
  coach: 'people at work',
  hint: 'One on a line: the agency, somebody to ask, and whether they are still involved. They are the ones who may be asked for information.',
});

export const workedWell = long('workedWell', 'What worked well between agencies?', 800, {
  hint: 'Something that somebody did, and what made it possible.',
});

export const callBack = text('callBack', 'A telephone number on which we can ring you back', 40, { ...required, coach: 'people at work' });

export const leadSpoken: Field = choice(
  'leadSpoken',
  'Have you spoken to your agency lead?',
  [
    ['yes', 'Yes'],
    [NOT_YET, 'Not yet'],
    ['nobody', 'There is nobody I can speak to'],
  ],
  {
    ...required,
    guidance:
      'Your agency lead checks the referral and can answer questions about it, but cannot stop it. If they are away, or this is about your own agency, speak to the partnership office instead.',
    whenNotYet: 'Ring your agency lead or leave them a message. You need not wait for them before you send.',
  },
);
