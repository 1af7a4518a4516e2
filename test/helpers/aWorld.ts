import { areas, notices } from '../../src/journeys';
import type { World } from '../../src/journeys/action';
import { agenciesOnce } from '../../src/journeys/cards/agencies';
import { keptApart } from '../../src/journeys/kept';
import { readOnce } from '../../src/journeys/rules';
import type { Ports } from '../../src/ports';
import { demoSettings } from './demoConfig';

/** What a journey works with in one turn, over these ports and the demo's settings. */
export function aWorld(ports: Ports): World {
  const settings = demoSettings();
  return {
    ...ports,
    kept: keptApart(ports.reviews, ports.identities),
    settings,
    areas,
    notices,
    rules: readOnce(ports.choices),
    agencies: agenciesOnce(ports.keptAgencies, settings),
  };
}
