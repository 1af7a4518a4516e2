/** Why something was not done, by whose rule: shown to the person as written, and logged by its code alone. */
export type RefusalCode = 'not allowed' | 'not found' | 'too late' | 'not complete';

/** The answer to somebody who asked for what the rules do not allow. `sentence` is plain English and says what to do next. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly sentence: string;

  constructor(code: RefusalCode, sentence: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.sentence = sentence;
  }
}

/** Two people wrote about the same thing at once: the later one sees both. */
export const changedSince = (): Refusal =>
  new Refusal(
    'too late',
    'Somebody else changed this since you opened it. What they wrote is shown beside yours; record again to keep yours.',
  );
