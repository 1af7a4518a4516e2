import { writeFileSync } from 'node:fs';
import { rolesPage } from './rolesPage';
import { faults, roleTable } from './roleTable';

/** Writes docs/roles.md anew: `npm run roles`. */
async function write(): Promise<void> {
  const page = rolesPage(await roleTable());
  if (faults.length > 0) throw new Error(`Presses that failed:\n${faults.join('\n')}`);
  writeFileSync('docs/roles.md', page);
}

void write();
