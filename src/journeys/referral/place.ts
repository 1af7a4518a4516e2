import type { Drawn } from '../../ports';
import type { World } from '../action';
import type { Draft } from './draftRow';
import { drawProgress } from './progress';
import { drawRoutes } from './routeCard';

/** The referral's card in the chat, without a word of what is in it: how far it is, or the choice of its kind before that. */
export const drawPlace = (world: World, draft: Draft, now: Date): Drawn =>
  draft.route ? drawProgress(world, draft, now) : drawRoutes(world, draft);
