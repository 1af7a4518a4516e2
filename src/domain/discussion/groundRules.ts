/** Said in the first stage, before a word can be written. */
export const GROUND_RULES = {
  alive:
    'This is about {name}, and some of us know them. We are here to learn how agencies work together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
  died: '{name} died, and some of us knew them. We are here to learn how agencies worked together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
  'unborn or baby':
    'This is about {name}, who cannot speak for themselves, and some of us know the family. We are here to learn how agencies work together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
} as const;

export const DISCLOSURE =
  'Your name is not shown beside your words, but in a small group people may guess. This is not anonymous: the record could be traced, and police, a coroner or a court may ask for it. If you have given, or may be asked for, a statement, speak to the chair before you write. You can pass.';
