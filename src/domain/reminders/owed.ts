import type { Owes } from '../review/owed';

/** What answers to reminders owe: the office is told who needs help, and a colleague what came to them. */
export const owedForReminding: Owes = ({ reminding }) => [
  ...Object.entries(reminding.helpAsked).map(([key, { times }]) => ({
    key: `help-${key}-${times}`,
    to: { role: 'coordinator' } as const,
    says: 'help asked',
  })),
  ...Object.entries(reminding.handedOver).map(([key, to]) => ({ key: `handed-${key}`, to: { person: to }, says: 'handed over' })),
];

/** The milestone and the person that such a post is about, by its key. */
export function aboutWhom(key: string): { readonly milestone: string; readonly person: string } {
  const [, name = '', person = ''] = /^(?:help|handed)-([^~]+)~(.+?)(?:-\d+)?$/.exec(key) ?? [];
  return { milestone: name, person };
}
