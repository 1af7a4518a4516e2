import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type PageFile = { readonly type: string; readonly content: Buffer };

const PAGE = join(__dirname, 'page');
const PACKAGES = join(__dirname, '../../node_modules');
const VENDOR: Record<string, string> = {
  '/vendor/adaptivecards.js': join(PACKAGES, 'adaptivecards/dist/adaptivecards.min.js'),
  '/vendor/markdown-it.mjs': join(PACKAGES, 'markdown-it/dist/browser/markdown-it.esm.min.mjs'),
};
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page, its modules and the two libraries it draws cards with. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const name = /^\/page\/([\w-]+\.(?:js|css|svg))$/.exec(path)?.[1];
  const file = path === '/' ? join(PAGE, 'index.html') : name ? join(PAGE, name) : VENDOR[path];
  const type = TYPES[extname(file ?? '')];
  if (!file || !type) return undefined;
  const content = await readFile(file).catch(() => undefined);
  return content && { type, content };
}
