import { table } from './blocks';
import { named } from './record';
import type { SectionKind } from './sectionKind';

/** What each of the three partners answered, and who entered it. */
export const SIGN_OFF: SectionKind = {
  id: 'sign-off',
  heading: 'Sign-off',
  missing: 'Nothing has been put to the three partners to sign off yet.',
  fill: ({ review, person, on, reasonOf }) => {
    const { recommendation, signedOff } = review.findings;
    return table(
      '',
      ['Partner', 'Answer', 'Recorded', 'Reason'],
      [30, 16, 28, 26],
      (recommendation?.partners ?? []).map((id) => {
        const answer = signedOff[id];
        if (!answer) return [named(person(id)), 'No answer yet', '–', '–'];
        const how = answer.as === 'deputy' ? 'By their deputy,' : 'Entered by';
        const entered = answer.by === id ? '' : `\n${how} ${person(answer.by).name}`;
        return [named(person(id)), answer.agrees ? 'Agrees' : 'Dissents', `${on(answer.at)}${entered}`, reasonOf(id) || 'None given'];
      }),
    );
  },
};
