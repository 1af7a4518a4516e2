import MarkdownIt from '/vendor/markdown-it.mjs';
import { hostConfig, variables } from './hostConfig.js';
import { make } from './make.js';

const { AdaptiveCard, HostConfig, ExecuteAction, SubmitAction, OpenUrlAction } = window.AdaptiveCards;
const config = new HostConfig(hostConfig(variables));
const markdown = new MarkdownIt({ html: false, linkify: false }).disable([
  'heading',
  'lheading',
  'image',
  'table',
  'blockquote',
  'code',
  'fence',
  'hr',
]);
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/**
 * Draws a card with the official renderer. `press(action)` answers a promise; until it is settled the card takes no other press and
 * the pressed button says that it is busy.
 */
export function drawCard(json, press) {
  const host = make('div', { class: 'card', tabindex: '-1' });
  const card = new AdaptiveCard();
  card.hostConfig = config;
  let busy = false;
  let pressed = null;
  host.addEventListener('click', (event) => (pressed = event.target.closest('button, [role=button], .ac-selectable')), true);

  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noopener');
    const type = action instanceof ExecuteAction ? 'Action.Execute' : action instanceof SubmitAction ? 'Action.Submit' : undefined;
    if (!type || busy) return;
    busy = true;
    host.classList.add('busy');
    const button = pressed ?? host;
    button.setAttribute('aria-busy', 'true');
    void press({ type, id: action.id ?? '', verb: action.verb ?? '' }, action.data ?? {}).finally(() => {
      busy = false;
      host.classList.remove('busy');
      button.removeAttribute('aria-busy');
    });
  };

  card.parse(forRenderer(json));
  const drawn = card.render();
  if (drawn) host.append(drawn);
  for (const link of host.querySelectorAll('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
  drawnCards += 1;
  for (const radio of host.querySelectorAll('input[type=radio]')) radio.name = `card-${drawnCards}-${radio.name}`;
  for (const box of host.querySelectorAll('div[aria-labelledby] > input.ac-choiceSetInput-filtered')) giveLabel(box);
  return host;
}

// The renderer labels the box around a filtered choice, where no screen reader looks for it.
function giveLabel(input) {
  const labels = input.parentElement.getAttribute('aria-labelledby');
  input.setAttribute('aria-labelledby', labels);
  input.parentElement.removeAttribute('aria-labelledby');
}

// Radio buttons belong together by their name in the whole page, so each card has names of its own.
let drawnCards = 0;

// The room asks for a person's view, so the renderer has no part in that; and the people whom a people picker finds are in its choices.
function forRenderer(node) {
  if (Array.isArray(node)) return node.map(forRenderer);
  if (typeof node !== 'object' || node === null) return node;
  const { refresh: _, 'choices.data': query, ...rest } = node;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, name === 'data' ? value : forRenderer(value)]));
  return query && !plain.isMultiSelect ? { ...plain, style: 'filtered' } : plain;
}
