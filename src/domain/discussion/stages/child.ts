import { long, text } from '../../forms/field';
import { stage } from './stage';

export const child = stage({
  at: 1,
  id: 'child',
  title: 'Meet the child',
  purpose: 'The child as a person, before any service.',
  kolb: 'concrete',
  minutes: { 120: 10, 90: 8 },
  asks: {
    alive: {
      prompts: [
        'If {name} walked in now, what would you notice?',
        'What does {name} enjoy, fear and hope for? Who matters to them?',
        'What has {name} said, or shown, in their own way? What do we not know?',
      ],
      recorded: ['The pen picture', 'The child’s own words, with their source', 'What is not known', 'Identity and culture'],
    },
    died: {
      prompts: [
        'What do you remember about {name}, or what have you learnt about who they were?',
        'What did {name} enjoy, fear and hope for? Who mattered to them?',
        'What did {name} say, or show, in their own way? What do we not know? Nobody speaks for {name}.',
      ],
      recorded: ['The pen picture', 'The child’s own words, with their source', 'What is not known', 'Identity and culture'],
    },
    'unborn or baby': {
      prompts: [
        'What do you know of {name}, or of the life that is being made ready for them?',
        'What would {name} say about being held, fed and soothed? Who matters to them?',
        'What does {name} show without words, or what do we expect? What do we not know?',
      ],
      recorded: ['The pen picture', 'What the baby shows, with who saw it', 'What is not known', 'Identity and culture'],
    },
  },
  each: 'Each person: one sentence about the child, the child’s own words with who heard them, or what is not known. Or pass.',
  gives: [
    { kind: 'child', title: 'The child', column: 1, fields: [long('child', 'One sentence about the child as a person', 300)] },
    {
      kind: 'own-words',
      title: 'The child’s own words',
      column: 1,
      fields: [
        long('ownWords', 'The child’s own words, as they were said or shown', 300),
        text('heardBy', 'Who heard or saw this, and when?', 120, { hint: 'A role and a time: the nursery worker, this autumn.' }),
      ],
    },
    { kind: 'unknown', title: 'What we do not know', column: 1, fields: [long('unknown', 'What is not known about the child', 200)] },
  ],
  scales: [],
  record: {
    purpose: 'The child as a person: their life, not our services.',
    fields: [
      long('penPicture', 'Who is the child?', 1400),
      long('ownWords', 'Their own words', 500, { hint: 'As they said them, or showed them.' }),
      text('ownWordsSource', 'Who heard these words, and when?', 160),
      long('identity', 'Identity, culture, faith, poverty, racism: what shaped their life?', 500),
      long('unknown', 'What do we not know about them?', 500),
    ],
  },
  reported: [
    {
      id: 'child',
      heading: 'The child',
      missing: 'Nothing has been recorded about the child: neither who they are nor any of their own words.',
      // The other answers are told together with what the referral says.
      parts: [{ field: 'unknown', heading: 'What is not known about them', list: true }],
    },
  ],
});
