import { has } from '../../domain/sight/acting';
import { seesDesk, visible, type Visible } from '../../domain/sight/visible';
import type { May } from '../opening';

/** Who works with what the office keeps about a case: the coordinator and the chair. */
export const worksAtDesk: May<Visible> = (review, by) => seesDesk(review, by) && visible(review, by);

/** The coordinator alone, who answers for it. */
export const coordinates: May<Visible> = (review, by) => has(by, 'coordinator') && visible(review, by);
