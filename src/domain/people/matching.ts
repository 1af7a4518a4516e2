import type { PersonId } from './people';

/** What Teams says of somebody's account. Any of it may be empty. */
export type Account = { readonly name: string; readonly email: string; readonly userPrincipalName: string };

/** Somebody of whom only an e-mail address is known, until they first open the bot in Teams. */
const INVITED = 'invited~';
export const invitedId = (email: string): PersonId => `${INVITED}${email.trim().toLowerCase()}`;
export const isInvited = (id: PersonId): boolean => id.startsWith(INVITED);

/** A guest's sign-in name holds their own address, with `_` for its `@`: `jane.doe_nca.nhs.uk#EXT#@host.example`. */
const GUEST = /^(.+)_([^_@]+)#EXT#@.*$/i;

/** Under which ids somebody with this account may have been noted. */
export const notedAs = ({ email, userPrincipalName }: Account): PersonId[] => [
  ...new Set([email, userPrincipalName.replace(GUEST, '$1@$2')].filter((address) => address.includes('@')).map(invitedId)),
];

/** Somebody who was noted, and from which tenant the administrator was who did it. */
export type Noted = { readonly id: PersonId; readonly notedFrom: string };

/**
 * Which of those who were noted this is, where it is sure. A sign-in name is proven by its tenant; an e-mail address is whatever that
 * tenant says, so that it counts by itself only in the tenant of whoever noted it. Everything else an administrator confirms.
 */
export function matchOf(
  {
    who,
    account,
    hadRoles,
    isShared,
  }: {
    readonly who: PersonId;
    readonly account: Account;
    /** They are known and had roles once, which somebody took away. */
    readonly hadRoles: boolean;
    /** Somebody else is known with the same address. */
    readonly isShared: boolean;
  },
  noted: readonly Noted[],
): 'them' | 'to be confirmed' | 'nobody' {
  const [one, ...others] = noted;
  if (!one) return 'nobody';
  if (others.length > 0 || hadRoles || isShared) return 'to be confirmed';
  const [tenant = ''] = who.split('~');
  const isProven = invitedId(account.userPrincipalName) === one.id || tenant === one.notedFrom;
  return isProven ? 'them' : 'to be confirmed';
}
