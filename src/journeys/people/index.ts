import { NO_AREA, type Area } from '../action';
import { add, added } from './add';
import { agencies } from './agencies';
import { absent, away, back } from './away';
import { leave, left, returned } from './leave';
import { people as list } from './list';
import { confirm } from './matching';
import { open, save } from './person';
import { settleAdministrators } from './tellAdministrators';

/** Who is who: people, their agencies, roles, deputies and absences. It shows nothing of any case. */
export const people = {
  ...NO_AREA,
  actions: [list, ...agencies, open, save, confirm, add, added, away, absent, back, leave, left, returned],
  commands: [
    { words: /^(people|roles)$/i, verb: 'people/list' },
    { words: /^(agencies|agency|the agencies)$/i, verb: 'agencies/list' },
    { words: /^((i am|i’m|i'm) away|away|my deputy|deputy|absence|leave)$/i, verb: 'people/away' },
  ],
  settles: settleAdministrators,
} satisfies Area;
