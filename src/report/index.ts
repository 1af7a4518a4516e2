import type { Documents } from '../ports';

/** Reports as Word documents. What writes them is loaded for the first one, because weeks may pass before anybody asks for it. */
export const wordDocuments: Documents = {
  report: async (report) => (await import('./docx.js')).wordDocument(report),
};
