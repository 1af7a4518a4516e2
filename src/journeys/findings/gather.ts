import { PROCESS } from '../../domain/desk/rows';
import { ACTION, FINDING, LEARNING_POINT, RECOMMENDATION, SIGN_OFF } from '../../domain/findings/rows';
import { CHRONOLOGY, KEY_DATE } from '../../domain/information/rows';
import type { PersonId } from '../../domain/people/people';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { ReportSource } from '../../domain/report/record';
import { hidden, reportOf, type ReportToRead } from '../../domain/report/report';
import type { Review } from '../../domain/review/review';
import { londonDay } from '../../domain/time/days';
import type { World } from '../action';
import { wordingFor } from '../discussion/child';
import { hideIn, unshown } from '../kept';

/** The rows that a report is made from. Sealed words, agencies' returns and notes about safety are not among them. */
const READ = [REFERRAL_PAGE, FINDING, LEARNING_POINT, ACTION, RECOMMENDATION, SIGN_OFF, CHRONOLOGY, KEY_DATE, PROCESS] as const;

/**
 * Makes the report from what is recorded now; a version is shown once it is kept. What identifies the child is read only to take it
 * out where somebody wrote it.
 */
export async function gathered(world: World, review: Review, number: number, now: Date): Promise<ReportToRead> {
  const { reference } = review;
  const kept = unshown(world);
  const [rows, people, hide, wording] = await Promise.all([
    Promise.all(READ.map((kind) => kept.asStored(reference, kind))),
    peopleIn(world, review),
    hideIn(kept, review),
    wordingFor(world, review, now),
  ]);
  const all = rows.flat();
  const report = reportOf({
    // Where nobody has begun the discussion, nothing has set how people speak of the child.
    review: review.discussion.state === 'not begun' ? { ...review, discussion: { ...review.discussion, wording } } : review,
    rows: all,
    people,
    agencyName: world.agencies.nameOf,
    partnership: world.settings.partnership,
    number,
    madeOn: londonDay(now),
  });
  return hidden(report, hide);
}

async function peopleIn(world: World, { findings }: Review): Promise<ReportSource['people']> {
  const answers = Object.values(findings.signedOff).map(({ by }) => by);
  const ids = new Set<PersonId>([...(findings.recommendation?.partners ?? []), ...answers, ...findings.actions.map(({ owner }) => owner)]);
  ids.delete('');
  const known = await Promise.all([...ids].map((id) => world.people.find(id)));
  return new Map(
    known.flatMap((one) =>
      one ? [[one.person.id, { name: one.person.name, agency: world.agencies.nameOf(one.person.agency) }] as const] : [],
    ),
  );
}
