import { z } from 'zod';
import { DISCLOSURE, GROUND_RULES } from '../../domain/discussion/groundRules';
import { lastPlace, placeOf, stageCalled, withName, type Stage } from '../../domain/discussion/stages';
import type { Review } from '../../domain/review/review';
import type { Notice } from '../action';
import { card } from '../cards/card';
import { nameOf } from './child';

const stageCard = card('discussion/stage', {
  preview: 'The discussion: a stage has been opened.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    stage: z.number(),
    visit: z.number(),
    heading: z.string(),
    repeat: z.string(),
    purpose: z.string(),
    rules: z.array(z.string()),
    prompts: z.array(z.string()),
    each: z.string(),
    sealed: z.string(),
    support: z.string(),
  }),
});

const stageOverCard = card('discussion/stageOver', {
  preview: 'A stage of the discussion is over.',
  shows: z.object({ reference: z.string(), stage: z.number(), visit: z.number(), heading: z.string() }),
});

const SEALED = 'What you add stays sealed until the facilitator shows it, and your name is not shown beside it. You can take it back.';

/** The one card of a stage's visit. It is never drawn again, so that nothing moves under people who are reading. */
export const drawStage: Notice = async (world, review, _owed, repeat) => {
  const { wording, stage: number, visit } = review.discussion;
  const stage = stageCalled(number);
  const name = await nameOf(world, review.reference);
  const place = placeOf(number);
  const [isFirst, isLast] = [place === 0, place === lastPlace()];
  return stageCard.draw({
    reference: review.reference,
    stage: number,
    visit,
    heading: headingOf(stage),
    repeat,
    purpose: `${stage.purpose} ${minutesOf(stage, review)}`,
    rules: isFirst ? [withName(GROUND_RULES[wording], name), DISCLOSURE] : [],
    prompts: stage.asks[wording].prompts.map((prompt) => withName(prompt, name)),
    each: stage.each,
    sealed: isFirst ? '' : SEALED,
    support: isFirst || isLast ? world.settings.support : '',
  });
};

/** What takes its place once another stage is open: nothing about the child, and the way to one's own words. It is right at any later time. */
export const drawStageOver: Notice<'stage over'> = async (_world, { reference }, { about: { stage, visit } }) =>
  stageOverCard.draw({ reference, stage, visit, heading: headingOf(stageCalled(stage)) });

export const headingOf = ({ at, title }: Stage): string => `Stage ${placeOf(at)} of ${lastPlace()}: ${title}`;

/** Meetings are planned for 120 or for 90 minutes; any other length goes by the nearer of the two. */
export const minutesOf = ({ minutes }: Stage, { meeting }: Review): string =>
  `About ${(meeting?.minutes ?? 120) > 105 ? minutes[120] : minutes[90]} minutes.`;
