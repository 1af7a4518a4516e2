import { z } from 'zod';

/** Who issues the tokens that Teams sends, in the public cloud. */
export const TEAMS_ISSUER = 'https://api.botframework.com';

const Payload = z.object({ iss: z.string() });
const FORM = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/;

/**
 * True for a token that says it was issued by Teams; whether it was is checked afterwards, with its signature. The Bot Framework also
 * takes tokens of its emulator, of other bots and of a channel with no tenant, and remembers the tenants that anybody names in one: none
 * of them is let so far.
 */
export function saysItIsFrom(issuer: string, authorization: string): boolean {
  const [, payload = ''] = FORM.exec(authorization) ?? [];
  try {
    return Payload.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data?.iss === issuer;
  } catch {
    return false;
  }
}
