import { long, required, type Page } from '../forms/field';

/** A conflict of interest that was declared by mistake. */
export const TAKE_BACK: Page = {
  id: 'takeBack',
  title: 'Take a conflict of interest back',
  purpose:
    'For one that was declared by mistake. The person then sees the case again, and what nobody has done for them yet is theirs again.',
  fields: [long('reason', 'Why is there no conflict of interest?', 400, required)],
};
