import { compare, SIX } from './compare';
import { openPlayground } from './playground';
import { REFERRAL } from './referral';
import { startTestBot } from '../helpers/testBot';

// `npm run playground`: the bot, with its tables in memory, in Microsoft's Agents Playground. `npm run playground -- --compare`: the
// same referral there and in the room, and whether the bot answered the same. Fetches the Playground with npx; needs the npm registry.

async function open(): Promise<void> {
  const bot = await startTestBot();
  const playground = await openPlayground(bot.url, SIX);
  console.log(
    `The bot is in the Agents Playground. Open ${playground.url} and type “help”. You are Amara, a health visitor. To stop, press Ctrl+C.`,
  );
  const stop = (): void =>
    void playground
      .close()
      .then(() => bot.close())
      .then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function held(): Promise<void> {
  const { same, different } = await compare(REFERRAL);
  for (const { step, where } of different) console.log(`Not the same after “${step}”: ${where}`);
  console.log(`${same} passed, ${different.length} failed`);
  process.exitCode = different.length === 0 ? 0 : 1;
}

(process.argv.includes('--compare') ? held() : open()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'Something went wrong.');
  process.exit(1);
});
