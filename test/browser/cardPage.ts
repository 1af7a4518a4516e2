import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { pageFile } from '../room/pageFiles';
import { openBrowser } from './openBrowser';

export type Look = { readonly theme: 'light' | 'dark'; readonly width: number };
export type Fault = { readonly rule: string; readonly impact: string; readonly help: string; readonly where: string };

export type CardPage = {
  /** Draws one card as the room draws it, and nothing else. */
  draws(card: object, look: Look): Promise<void>;
  savesPicture(path: string): Promise<void>;
  /** What axe-core finds on the card that is drawn. */
  faults(): Promise<Fault[]>;
  close(): Promise<void>;
};

const ADDRESS = 'http://room.invalid';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
// The room's own module and styles draw the card; the page around it is only what a chat has around a card.
const PAGE = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" /><title>A card</title>
    <link rel="stylesheet" href="/page/room.css" /><link rel="stylesheet" href="/page/conversation.css" /><link rel="stylesheet" href="/page/card.css" />
    <script src="/vendor/adaptivecards.js"></script>
    <style>
      html, body { display: block; height: auto; margin: 0; overflow: visible; background: var(--canvas); }
      #chat { padding: 8px; }
    </style>
  </head>
  <body><main id="chat"></main>
    <script type="module">
      import { drawCard } from '/page/drawnCard.js';
      import { colours } from '/page/hostConfig.js';
      window.draws = (card, theme) => {
        document.documentElement.dataset.theme = theme;
        for (const [name, colour] of Object.entries(colours[theme])) document.documentElement.style.setProperty('--card-' + name, colour);
        const bubble = document.createElement('div');
        bubble.className = 'bubble card-bubble';
        bubble.append(drawCard(card, () => Promise.resolve()));
        document.querySelector('#chat').replaceChildren(bubble);
      };
    </script>
  </body>
</html>`;

/** A headless browser with one card at a time in it. It asks no network: the room's files are given to it here. */
export async function openCardPage(): Promise<CardPage> {
  const browser = await openBrowser();
  const page = await browser.newPage({ reducedMotion: 'reduce', locale: 'en-GB' });
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/card') return route.fulfill({ contentType: 'text/html', body: PAGE });
    const file = await pageFile(pathname);
    return file ? route.fulfill({ contentType: file.type, body: file.content }) : route.fulfill({ status: 404 });
  });
  await page.goto(`${ADDRESS}/card`, { waitUntil: 'networkidle' });
  await page.addScriptTag({ content: AXE });
  return {
    draws: (card, { theme, width }) => draws(page, card, theme, width),
    savesPicture: async (path) => {
      await page.locator('#chat').screenshot({ path });
    },
    faults: () => faultsOn(page),
    close: () => browser.close(),
  };
}

async function draws(page: Page, card: object, theme: Look['theme'], width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(`window.draws(${JSON.stringify(card)}, ${JSON.stringify(theme)})`);
}

async function faultsOn(page: Page): Promise<Fault[]> {
  const found = await page.evaluate<{ violations: Violation[] }>(`axe.run('#chat')`);
  return found.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ html }) => ({ rule: id, impact: impact ?? 'unknown', help, where: html.slice(0, 160) })),
  );
}

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
};
