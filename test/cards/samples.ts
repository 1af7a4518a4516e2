import '../../src/bot';
import { allCards } from '../../src/journeys/cards/card';
import type { Drawn } from '../../src/ports';
import { forDialog } from '../../src/teams/dialog';
import type { AreaSamples, CardSamples } from './sample';
import { afterSendingSamples } from './samplesAfterSending';
import { clockSamples } from './samplesClock';
import { coachSamples } from './samplesCoach';
import { conflictSamples } from './samplesConflicts';
import { countingSamples } from './samplesCounting';
import { discussionSamples } from './samplesDiscussion';
import { findingsSamples } from './samplesFindings';
import { homeSamples } from './samplesHome';
import { informationSamples } from './samplesInformation';
import { listSamples } from './samplesLists';
import { meetingSamples } from './samplesMeeting';
import { peopleSamples } from './samplesPeople';
import { referralSamples } from './samplesReferral';
import { remindersSamples } from './samplesReminders';
import { reviewsSamples } from './samplesReviews';
import { triageSamples } from './samplesTriage';
import { triageDeskSamples } from './samplesTriageDesk';
import { triageFormSamples } from './samplesTriageForms';
import { triageNoticeSamples } from './samplesTriageNotices';
import { lookedAt } from '../room/unfinished';
import { HOSTILE } from './texts';
import { withWords, type WhoseWords } from './whose';

/** The samples of every area; a new area adds a file and a name here. */
const areas: readonly AreaSamples[] = [
  afterSendingSamples,
  clockSamples,
  coachSamples,
  conflictSamples,
  countingSamples,
  discussionSamples,
  findingsSamples,
  homeSamples,
  informationSamples,
  listSamples,
  meetingSamples,
  peopleSamples,
  referralSamples,
  remindersSamples,
  reviewsSamples,
  triageDeskSamples,
  triageFormSamples,
  triageNoticeSamples,
  triageSamples,
];

export type Sample = {
  readonly card: string;
  readonly name: string;
  readonly shown: unknown;
  readonly whose: WhoseWords;
  readonly isHostile: boolean;
};

/** Every card in every state that people meet it in, and once with harmful text wherever a text is not ours. */
export const allSamples = (): readonly Sample[] =>
  areas.flatMap((area) => Object.entries(area).flatMap(([card, samples]) => samplesWith(card, samples)));

export const samplesOf = (name: string): readonly Sample[] => allSamples().filter(({ card }) => card === name);

function samplesWith(card: string, { whose, shown }: CardSamples): Sample[] {
  const named = Object.entries(shown).map(([name, one]) => ({ card, name, shown: one, whose, isHostile: false }));
  const holdsOthersWords = Object.values(whose).some((of) => of !== 'ours');
  const richest = shown['another window'] ?? shown['typical'];
  if (!holdsOthersWords || !richest) return named;
  return [...named, { card, name: 'hostile', shown: withWords(whose, richest, () => HOSTILE), whose, isHostile: true }];
}

export const draw = ({ card, shown }: Pick<Sample, 'card' | 'shown'>): Drawn => {
  const binding = allCards().find(({ name }) => name === card);
  if (!binding) throw new Error(`There is no card ${card}.`);
  return lookedAt(binding.draw(shown));
};

/** A card as Teams is given it: in the chat, and in a dialog, whose buttons are plainer. One card is shown in dialogs only. */
export const asSent = (sample: Pick<Sample, 'card' | 'shown'>): Drawn['json'][] => {
  const { json } = draw(sample);
  const inDialog = forDialog(json, '1763892900000');
  return sample.card === 'home/tryAgain' ? [inDialog] : [json, inDialog];
};
