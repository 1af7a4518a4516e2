// What anybody's words are gently looked at for: in the referral, in agencies' returns, in a meeting.
export { hintFor, keepingAsIs, knownFrom, placesOf, replacing, stillKept, type Hint } from './coach';
export { hiding, type Hide, type WithoutIdentity } from './hiding';
export { KINDS, NOBODY, type Found, type Kind, type Known } from './found';
export { identifiersIn, inContext, replaced } from './identifiers';
export { inPlainWords, readingOf } from './readingAge';
