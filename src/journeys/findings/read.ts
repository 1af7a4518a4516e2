import { z } from 'zod';
import type { Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { asRead } from '../../domain/forms/frozen';
import { inFindings } from '../../domain/sight/visible';
import { action } from '../action';
import { card, lines } from '../cards/card';
import { shown } from '../kept';
import { notForDeputies, notForYou, ofReview, opened } from '../opening';
import { itemNow, titleOf } from './itemNow';
import { anItem } from './items';

export const shownItems = z.array(z.object({ question: z.string(), answer: z.array(z.string()) }));

const reading = card('findings/reading', {
  preview: 'What the meeting found: one part to read.',
  holdsCase: true,
  shows: z.object({ reference: z.string(), title: z.string(), items: shownItems }),
});

/** One recorded thing, for those who read and do not record. */
export const read = action('findings/read', ofReview.extend({ item: anItem }), async (world, told, press) => {
  const at = await opened(world, press, told.reference, inFindings, notForDeputies);
  if (!at.sees.reads) throw notForYou();
  const now = await shown(world, press, at, `findings, ${told.item.id}`, (kept) => itemNow(world, kept, at.review, told.item));
  return { card: reading.draw({ reference: told.reference, title: titleOf(told.item), items: itemsOf(now.page, now.saved) }) };
});

/** Answers as people read them, question by question. */
export const itemsOf = (page: Page, answers: Answers): z.input<typeof shownItems> =>
  page.fields.flatMap((field) => {
    const answer = answers[field.id];
    if (!answer) return [];
    const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
    return [{ question: field.label, answer: lines(text) }];
  });
