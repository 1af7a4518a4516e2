import { STAGES, type Stage } from '../../../src/domain/discussion/stages';
import type { Field } from '../../../src/domain/forms/field';

/** The first nine, whose prompts, minutes and headings the tests know word by word. */
export const NINE: readonly Stage[] = STAGES.filter(({ at }) => at <= 8);

/** Stages that came after them: what they ask is answered from their own file, so that a further one needs no samples. */
export const FURTHER: readonly Stage[] = STAGES.filter(({ at }) => at > 8);

/** What people may be shown of a stage's answer: a choice by its label. */
export const anyAnswer = ({ label, choices }: Field): string => choices[0]?.label ?? `Something about: ${label}`;

/** Everything that the scribe may record of a stage on its page. */
export const allRecorded = ({ record }: Stage): Record<string, string> =>
  Object.fromEntries('fields' in record ? record.fields.map((field) => [field.id, field.choices[0]?.value ?? anyAnswer(field)]) : []);
