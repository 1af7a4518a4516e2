import { inMonths } from './days';
import type { ReviewKind } from './kind';

/** A local child safeguarding practice review, in the months that follow the partners' decision to hold one. */
export const lcspr = {
  inWords: 'an LCSPR',
  begins: 'when another is signed off',
  milestones: [
    inMonths('L+1', 'lcsprScope', 'LCSPR: questions, period and reviewer agreed', 10, 2),
    inMonths('L+1', 'lcsprFamily', 'LCSPR: family told, and asked how they want to take part', 10, 2),
    inMonths('L+3', 'lcsprLearning', 'LCSPR: learning with the practitioners held', 20, 5),
    inMonths('L+4', 'lcsprDraft', 'LCSPR: draft report with the partners', 10, 2),
    inMonths('L+5', 'lcsprAgreed', 'LCSPR: report agreed by the three partners', 10, 2),
    inMonths('L+6', 'lcspr', 'LCSPR finished', 20, 10, 5, 0),
  ],
} as const satisfies ReviewKind;
