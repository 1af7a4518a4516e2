import { z } from 'zod';

/** Who gave an answer in one of the three partners' places: the partner, their deputy, or the office that was told what they say. */
export const answersAs = z.enum(['partner', 'deputy', 'office']);
export type AnswersAs = z.infer<typeof answersAs>;
