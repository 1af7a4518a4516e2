import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { pageFile } from '../room/pageFiles';
import { openBrowser } from './openBrowser';

export type Look = { readonly theme: 'light' | 'dark' | 'contrast'; readonly width: number };
export type Fault = { readonly rule: string; readonly impact: string; readonly help: string; readonly where: string };

/** What the keyboard stops at, in its order: what it is called, and where it stands. */
export type TabStop = { readonly name: string; readonly top: number; readonly bottom: number };

export type CardPage = {
  tabStops(): Promise<TabStop[]>;
  /** Draws one card as the room draws it, and nothing else. */
  draws(card: object, look: Look): Promise<void>;
  savesPicture(path: string): Promise<void>;
  /** What axe-core finds on the card that is drawn. */
  faults(rules?: readonly string[]): Promise<Fault[]>;
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
    faults: (rules) => faultsOn(page, rules),
    tabStops: () => page.evaluate<TabStop[]>(TAB_STOPS),
    close: () => browser.close(),
  };
}

async function draws(page: Page, card: object, theme: Look['theme'], width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(`window.draws(${JSON.stringify(card)}, ${JSON.stringify(theme)})`);
}

async function faultsOn(page: Page, rules?: readonly string[]): Promise<Fault[]> {
  const found = await page.evaluate<{ violations: Violation[] }>(`axe.run('#chat', ${JSON.stringify(rules ? { runOnly: rules } : {})})`);
  return found.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ html }) => ({ rule: id, impact: impact ?? 'unknown', help, where: html.slice(0, 160) })),
  );
}

// In the order of the document, which is the keyboard's as long as nothing has a tabindex above 0; that is looked at, too.
const TAB_STOPS = `(() => {
  const all = [...document.querySelectorAll('#chat input, #chat textarea, #chat select, #chat button, #chat a[href], #chat [tabindex]')];
  const stops = all.filter((each) => each.tabIndex >= 0 && each.getClientRects().length > 0 && !each.disabled);
  if (stops.some((each) => each.tabIndex > 0)) throw new Error('Something on the card changes the order of the keyboard.');
  const named = (each) => each.getAttribute('aria-label') || [...(each.labels ?? [])].map((label) => label.textContent).join(' ') ||
    (each.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ') || each.textContent || each.title;
  return stops.map((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return { name: named(each), top, bottom };
  });
})()`;

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
};
