import { NO_AREA, type Area } from '../action';
import { acknowledge } from './acknowledge';
import { desk as openDesk } from './desk';
import { family } from './family';
import { gaps } from './gaps';
import { linking, links, proposals, unlinking } from './links';
import { newReferrals } from './newReferrals';
import { processes, recording } from './processes';

/** What the office keeps of a case. Its buttons stand among those of the decision, in the order in which a case goes on. */
export const desk = {
  ...NO_AREA,
  actions: [newReferrals, acknowledge, openDesk, gaps, links, proposals, ...linking, ...unlinking, processes, ...recording, ...family],
  commands: [{ words: /^(new referrals|new cases)$/i, verb: 'triage/new' }],
} satisfies Area;
