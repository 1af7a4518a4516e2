/** The columns of the board, always side by side, the child first. */
export const COLUMNS: readonly { readonly number: ColumnNumber; readonly title: string }[] = [
  { number: 1, title: 'The child and what happened' },
  { number: 2, title: 'What worked, what worries us' },
  { number: 3, title: 'What we think is going on' },
  { number: 4, title: 'Why' },
  { number: 5, title: 'What next' },
];

export type ColumnNumber = 1 | 2 | 3 | 4 | 5;
