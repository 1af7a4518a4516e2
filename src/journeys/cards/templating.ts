import type { Template } from 'adaptivecards-templating';

/** A template that is ready to be drawn. To make one costs forty times as much as to draw it. */
export const templateOf = (json: object): Template => new (templating().Template)(json);

type Templating = typeof import('adaptivecards-templating');

let loaded: Templating | undefined;

// Loaded for the first card and not before, because with its parser it takes a good part of the time until the bot listens.
const templating = (): Templating => (loaded ??= rememberingExpressions(asTemplating(require('adaptivecards-templating'))));

function asTemplating(loaded: unknown): Templating {
  if (!isTemplating(loaded)) throw new Error('The package adaptivecards-templating has no templates.');
  return loaded;
}

const isTemplating = (loaded: unknown): loaded is Templating => typeof loaded === 'object' && loaded !== null && 'Template' in loaded;

/** Equal expressions are parsed once: the cards have ten thousand, of which six hundred differ, and parsing was nearly all that a template cost. */
function rememberingExpressions(package_: Templating): Templating {
  const parse = package_.Template.parseInterpolatedString;
  const parsed = new Map<string, ReturnType<typeof parse>>();
  package_.Template.parseInterpolatedString = (text) => {
    if (!text.includes('${')) return text;
    const known = parsed.get(text) ?? parse(text);
    parsed.set(text, known);
    return known;
  };
  return package_;
}
