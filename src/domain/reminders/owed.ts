import type { PersonId } from '../people/people';
import { owing, type Keys, type Owes } from '../review/owed';
import { ofWhom, whose } from '../review/reminding';

/** What each post that follows from an answer to a reminder is about: the milestone, and whose answer it is. */
export type RemindingPosts = {
  /** `times`: how often they have asked by now. */
  'help asked': { readonly milestone: string; readonly person: PersonId; readonly times: number };
  'handed over': { readonly milestone: string; readonly person: PersonId };
};

/** How the ledger calls each of them, for good. */
export const remindingKeys: Keys<RemindingPosts> = {
  'help asked': ({ milestone, person, times }) => `help-${whose(milestone, person)}-${times}`,
  'handed over': ({ milestone, person }) => `handed-${whose(milestone, person)}`,
};

const owe = owing(remindingKeys);

/** What answers to reminders owe: the office is told who needs help, and a colleague what came to them. */
export const owedForReminding: Owes<RemindingPosts> = ({ reminding }) => [
  ...Object.entries(reminding.helpAsked).map(([key, { times }]) => owe('help asked', { role: 'coordinator' }, { ...ofWhom(key), times })),
  ...Object.entries(reminding.handedOver).map(([key, to]) => owe('handed over', { person: to }, ofWhom(key))),
];
