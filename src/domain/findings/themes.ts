/** `id` is what rows hold, so that reviews can be compared over the years; clients join chosen values with commas, so it has none. */
export type Theme = { readonly id: string; readonly title: string };

/** What a learning point is about: the seed list, which a partnership may edit. */
export const THEMES: readonly Theme[] = [
  { id: 'daily life', title: 'Child’s daily life' },
  { id: 'engagement', title: 'Reluctant or sporadic engagement' },
  { id: 'challenge', title: 'Critical thinking and challenge' },
  { id: 'changing risk', title: 'Changing risk and need' },
  { id: 'information sharing', title: 'Information sharing' },
  { id: 'leadership', title: 'Leadership and culture' },
  { id: 'race', title: 'Race, ethnicity and culture' },
  { id: 'whole family', title: 'Whole family' },
  { id: 'babies', title: 'Babies' },
  { id: 'domestic abuse', title: 'Domestic abuse' },
  { id: 'outside the home', title: 'Harm outside the home' },
  { id: 'disability', title: 'Disability and health' },
  { id: 'child’s mental health', title: 'Child’s mental health' },
  { id: 'parents’ mental health', title: 'Parents’ mental health' },
  { id: 'not in school', title: 'Not in school' },
  { id: 'young carers', title: 'Young carers' },
  { id: 'unseen men', title: 'Unseen men' },
  { id: 'strategy meetings', title: 'Strategy meetings' },
  { id: 'escalation', title: 'Challenge and escalation' },
  { id: 'neglect', title: 'Neglect' },
];

/** A theme as people read it. */
export const themeCalled = (id: string): string => THEMES.find((theme) => theme.id === id)?.title ?? id;
