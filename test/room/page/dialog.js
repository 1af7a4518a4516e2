import { does } from './ask.js';
import { drawCard } from './drawnCard.js';
import { icon, make } from './make.js';

const WIDTHS = { small: 400, medium: 600, large: 800 };

/**
 * The dialogs of one pane: a modal inside it. Tab stays inside, Esc closes it. What was typed stays while the card is the same, also
 * while the pane shows somebody else.
 */
export function dialogIn(behind, { theme, fails }) {
  const layer = make('div', { class: 'layer', hidden: true });
  const kept = new Map();
  let shown = null;
  let returnTo = null;

  function show(person, dialog) {
    const text = JSON.stringify(dialog);
    const old = kept.get(person);
    if (!dialog) kept.delete(person);
    if (dialog && old?.text !== text) kept.set(person, { text, box: draw(person, dialog) });
    const box = kept.get(person)?.box ?? null;
    if (box === shown) return;
    if (box) open(box, old !== undefined);
    else close();
  }

  function open(box, isNextCard) {
    if (!shown) returnTo = document.activeElement;
    shown = box;
    layer.replaceChildren(box);
    layer.hidden = false;
    for (const each of behind()) each.inert = true;
    const first = box.querySelector('.card input, .card textarea, .card select');
    (isNextCard || !first ? box : first).focus({ preventScroll: true });
  }

  function close() {
    const hadFocus = layer.contains(document.activeElement);
    shown = null;
    layer.hidden = true;
    layer.replaceChildren();
    for (const each of behind()) each.inert = false;
    if (hadFocus && returnTo?.isConnected) returnTo.focus();
    returnTo = null;
  }

  function draw(person, dialog) {
    const closes = () => void does(person, 'closesDialog').catch(fails);
    const card = drawCard(dialog.card, (action, data) =>
      does(person, 'presses', { ...at(dialog), action, data, theme: theme() }).catch(fails),
    );
    const id = `dialog-title-${(titles += 1)}`;
    const box = make(
      'div',
      { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': id, tabindex: '-1' },
      make(
        'header',
        {},
        make('h2', { id }, dialog.title || 'Dialog'),
        make('button', { type: 'button', class: 'quiet', 'aria-label': 'Close dialog', on: { click: closes } }, icon('close')),
      ),
      make('div', { class: 'dialog-card', tabindex: '0', role: 'group', 'aria-label': 'Dialog content' }, card),
    );
    box.style.maxWidth = `${typeof dialog.width === 'number' ? Math.max(280, dialog.width) : (WIDTHS[dialog.width] ?? WIDTHS.medium)}px`;
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') closes();
      if (event.key === 'Tab') keepInside(box, event);
    });
    return box;
  }

  return { layer, show };
}

let titles = 0;
const at = (dialog) => ({ chat: dialog.chat, messageId: 'dialog', index: 0 });

function keepInside(box, event) {
  const stops = [...box.querySelectorAll('button, a[href], input, select, textarea, [tabindex="0"]')].filter(
    (each) => each.offsetParent !== null && !each.disabled,
  );
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge && !(event.shiftKey && document.activeElement === box)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
