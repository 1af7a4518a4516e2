import { WHY_LIMIT } from '../../domain/forms/field';
import type { Press } from '../action';

/** What is wrong with a reason for leaving something in that may identify somebody; empty when nothing is. */
export const reasonFault = (why: string): string => {
  if (!why.trim()) return 'Please say in a few words why it must stay, or replace it.';
  return why.length > WHY_LIMIT ? `The reason takes ${WHY_LIMIT} characters; this one has ${why.length}. Please shorten it.` : '';
};

/** The reason as it was typed. */
export function typedWhy({ data }: Press): string {
  const [, why] = Object.entries(data).find(([name]) => /^why_r\d+$/.test(name)) ?? [];
  return typeof why === 'string' ? why : '';
}
