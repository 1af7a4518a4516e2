import { z } from 'zod';
import type { Address } from '../ports';
import type { Incoming } from './activity';

export const Place = z.strictObject({ channel: z.string(), serviceUrl: z.string(), tenant: z.string(), chat: z.string(), bot: z.string() });

/** Where a chat is. In this order and with nothing else in it, the same chat always has the same address. */
export type Place = z.infer<typeof Place>;

export const addressOf = (activity: Incoming, tenant: string): Address =>
  writtenPlace({
    channel: activity.channelId,
    serviceUrl: activity.serviceUrl,
    tenant,
    chat: activity.conversation.id,
    bot: activity.recipient.id,
  });

export const writtenPlace = ({ channel, serviceUrl, tenant, chat, bot }: Place): Address =>
  JSON.stringify({ channel, serviceUrl, tenant, chat, bot });

/** Undefined for an address that was not written here. */
export function readPlace(address: Address | ''): Place | undefined {
  try {
    return Place.safeParse(JSON.parse(address)).data;
  } catch {
    return undefined;
  }
}
