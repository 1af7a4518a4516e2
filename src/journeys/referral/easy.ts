import { z } from 'zod';
import { inPlainWords, readingOf } from '../../domain/coaching';
import { saidTo } from '../../domain/forms/answers';
import { action } from '../action';
import { card } from '../cards/card';
import { longTexts } from '../forms/fields';
import { placeInWords } from './draft';
import { again, fromPage, keep } from './form';
import { drawPlace } from './place';

const easyCard = card('referral/easy', {
  preview: 'Your referral: how easy is it to read?',
  shows: z.object({
    place: z.string(),
    answers: z.array(z.object({ question: z.string(), says: z.string(), helps: z.string() })),
    reference: z.string(),
    page: z.string(),
    to: z.enum(['next', 'check']),
  }),
});

/** Saves the page and says, of each long answer on it, how easy it is to read and what would help. */
export const easy = action(
  'referral/easy',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if (kept.card) return kept.reply;
    const { reference, page, to } = told;
    const saved = kept.draft.saved.get(page.id) ?? {};
    const answers = longTexts(page).flatMap(({ id, label }) => {
      const text = saidTo(saved, id);
      return text ? [{ question: label, ...inPlainWords(readingOf(text)) }] : [];
    });
    const card = easyCard.draw({ place: `${reference} · ${placeInWords(page)}`, answers, reference, page: page.id, to });
    return { card, base: drawPlace(world, kept.draft, press.now) };
  },
  again,
);
