import { z } from 'zod';
import type { Drawn } from '../../ports';
import { card } from './card';

const shows = z.object({
  reference: z.string(),
  heading: z.string(),
  repeat: z.string(),
  what: z.string(),
  next: z.string(),
  forward: z.string(),
  verb: z.string(),
  opens: z.enum(['dialog', 'chat']),
});
const needsYou = card('reviews/needsYou', { preview: 'One thing needs you.', shows });
const news = card('reviews/news', { preview: 'There is news about a review.', shows });

export type NoticeWords = z.input<typeof shows>;

/** A post that asks one person for one thing. Nothing in it is about the child: who opens it is looked up, and logged, when they do. */
export const drawNeedsYou = (words: NoticeWords): Drawn => needsYou.draw(words);

/** A post that tells something and asks for nothing. */
export const drawNews = (words: NoticeWords): Drawn => news.draw(words);

/** Said on a post that may have arrived before. */
export const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';
