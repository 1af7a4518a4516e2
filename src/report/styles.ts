import type { IStylesOptions } from 'docx';

export const FONT = 'Arial';
/** Dark enough on white for everybody to read: at least 7 to 1. */
export const INK = { heading: '123C4E', text: '1B1B1B', quiet: '4A4A4A', warning: '7A2E00' } as const;
export const SHADE = { header: 'DCE9EE', missing: 'FFF4E5' } as const;

const heading = (outlineLevel: number, size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK.heading },
  paragraph: { outlineLevel, spacing: { before, after: 100 }, keepNext: true, keepLines: true },
});

const RULE = { style: 'single', size: 24, space: 8 } as const;

/** Real Word styles, so that a screen reader finds the headings and somebody can change all of one kind at once. */
export const STYLES: IStylesOptions = {
  default: {
    title: {
      run: { font: FONT, size: 48, bold: true, color: INK.heading },
      paragraph: { spacing: { before: 200, after: 160, line: 288 }, contextualSpacing: false },
    },
    heading1: heading(0, 30, 420),
    heading2: heading(1, 24, 240),
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    caption: {
      run: { font: FONT, size: 20, bold: true, color: INK.heading, italics: false },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', run: { font: FONT, size: 22, color: INK.text }, paragraph: { spacing: { after: 120, line: 276 } } },
    {
      id: 'Marking',
      name: 'Marking',
      basedOn: 'Normal',
      run: { size: 22, color: INK.quiet, bold: true },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      run: { color: INK.quiet },
      paragraph: { spacing: { before: 120, after: 200, line: 276 } },
    },
    {
      id: 'Words',
      name: 'Their words',
      basedOn: 'Normal',
      run: { size: 24 },
      paragraph: { indent: { left: 284 }, border: { left: { ...RULE, color: INK.heading } }, keepNext: false },
    },
    {
      id: 'Missing',
      name: 'Not recorded',
      basedOn: 'Normal',
      run: { color: INK.warning },
      paragraph: {
        border: { left: { ...RULE, color: INK.warning } },
        indent: { left: 170 },
        spacing: { before: 80, after: 160, line: 276 },
      },
    },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 20 }, paragraph: { spacing: { after: 40, line: 252 } } },
    { id: 'CellHead', name: 'Cell head', basedOn: 'Cell', run: { bold: true, color: INK.heading } },
  ],
};
