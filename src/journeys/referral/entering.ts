import { z } from 'zod';
import { holds } from '../../domain/people/people';
import { enteredForPage } from '../../domain/referral/entering';
import { Refusal } from '../../domain/refusal';
import { action, type Press, type World } from '../action';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { notYet, taken } from '../forms/form';
import { aReference } from '../opening';
import { drawGate } from './gate';
import { ENTERED_FOR_DRAFT } from './way';

/** Begins a referral for somebody who telephoned, wrote or does not have the bot. */
export const begin = action('entering/begin', z.object({}), async (world, _told, press) => {
  const page = await pageFor(world, press);
  return { card: draw(page, world.ids.reference(), {}) };
});

/** Keeps for whom it is; the danger gate follows, as for everybody. */
export const save = action('entering/save', z.object({ reference: aReference }), async (world, told, press) => {
  const page = await pageFor(world, press);
  const { reference } = told;
  const again = (differs: Partial<FormDrawing>) => ({ card: draw(page, reference, differs) });
  return taken({ page, notYet: notYet('sent') }, press, { wrong: again, refused: again }, async (answers) => {
    await world.drafts.save(press.who, { reference, page: ENTERED_FOR_DRAFT, revision: 1, savedAt: press.now.toISOString(), answers });
    return { card: drawGate(world, reference) };
  });
});

async function pageFor(world: World, press: Press) {
  const { person } = await press.me;
  if (!holds(person, 'coordinator')) throw new Refusal('not allowed', 'Only the partnership office enters a referral for somebody else.');
  const leads = await world.people.withRole('agency lead');
  return enteredForPage(
    [...new Set(leads.map((lead) => lead.person.agency))]
      .map((id) => ({ value: id, label: world.agencies.nameOf(id) }))
      .sort((one, other) => one.label.localeCompare(other.label, 'en-GB')),
  );
}

const draw = (page: ReturnType<typeof enteredForPage>, reference: string, differs: Partial<FormDrawing>) =>
  drawForm({
    title: page.title,
    place: reference,
    purpose: page.purpose,
    page,
    ...differs,
    buttons: [{ title: 'Go on', verb: 'entering/save', data: { reference } }],
  });
