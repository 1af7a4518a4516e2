import { z } from 'zod';

// Ids become parts of addresses, and the connector's client puts the chat's into a header: both take plain ASCII alone, as Teams' ids are.
const written = z.string().regex(/^[\x20-\x7e]*$/);
// Several times what Teams uses; longer ones, written as an address, would be more than a server reads.
const MOST = 500;
const id = written.min(1).max(MOST);
// What is absent is so by default, and not only caught, because catching costs ten times as much.
const idOrNone = written.max(MOST).default('').catch('');
const text = z.string().default('').catch('');

/**
 * An activity as it comes over the wire. Strict about what the Bot Framework cannot do without, lenient about the rest: a field of
 * the wrong kind counts as absent, so that one client's fault never costs a person their turn.
 */
export const Incoming = z.object({
  type: id,
  id: idOrNone,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  conversation: z.object({ id, conversationType: text, isGroup: z.boolean().default(false).catch(false), tenantId: text }),
  from: z.object({ id, aadObjectId: text }),
  recipient: z.object({ id }),
  channelData: z.object({ tenant: z.object({ id: text }).catch({ id: '' }), eventType: text }).catch({ tenant: { id: '' }, eventType: '' }),
  name: text,
  text,
  action: text,
  replyToId: idOrNone,
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).default([]).catch([]),
  membersAdded: z
    .array(z.object({ id: text }).catch({ id: '' }))
    .default([])
    .catch([]),
});
export type Incoming = z.infer<typeof Incoming>;
