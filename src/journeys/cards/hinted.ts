import { z } from 'zod';

/** How a press answers what was pointed out in a form: nothing was yet, replace it, or leave it as it is. */
export const how = z.enum(['ask', 'replace', 'as it is']).catch('ask');
