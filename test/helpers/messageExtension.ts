import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../room/extension';

type InManifest = { readonly id: string; readonly title: string; readonly context: readonly string[] };
const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'appPackage', 'manifest.json'), 'utf8')) as {
  readonly composeExtensions: readonly { readonly commands: readonly InManifest[] }[];
};

/** The commands that the app's manifest gives people in any chat; the search box at the top of Teams is not in the room. */
export const COMMANDS: readonly Command[] = manifest.composeExtensions
  .flatMap(({ commands }) => commands)
  .map(({ id, title, context }) => ({ id, title, contexts: (['compose', 'message'] as const).filter((one) => context.includes(one)) }));
