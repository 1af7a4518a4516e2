import { owedForInformation } from '../../../src/domain/information/information';
import { firstAgencies, renameAgency } from '../../../src/domain/people/agencies';
import { notices } from '../../../src/journeys/information/notices';
import { aBot } from '../../helpers/aBot';
import { alerted, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';
import { asked, notUs, PAT } from '../../helpers/anInformation';
import { reviewAfter } from '../../helpers/given';

it('says by the name that it has now which agency was asked in error', async () => {
  const { ports, tables } = await aBot([OWEN]);
  const agencies = renameAgency(firstAgencies(['Police']), 'Police', 'Northshire and Tees Police', []);
  await tables.keptAgencies.save({ version: 1, agencies, by: OWEN.id, at: '2026-11-24T09:00:00.000Z' }, undefined);
  const world = aWorld(ports);
  await world.agencies.ready();
  const review = reviewAfter(alerted(), referralSent(), referralPassed(), asked(PAT), notUs());
  const told: string[] = [];
  for (const post of owedForInformation(review))
    if (post && post.says === 'not us') told.push(JSON.stringify((await notices['not us'](world, review, post, '')).json));
  expect(told).toEqual([expect.stringContaining('Northshire and Tees Police says that the request for information is not for them.')]);
});
