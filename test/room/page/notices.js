import { clock, icon, make } from './make.js';

const TOAST_MS = 8000;
const BANNER_MS = 5000;

/** Sentences at the foot of a pane: what the bot answered, and what went wrong. */
export function toasts() {
  const place = make('div', { class: 'toasts', role: 'status' });
  function say(sentence, isFault = false) {
    const close = () => toast.remove();
    const toast = make(
      'div',
      { class: `toast${isFault ? ' fault' : ''}` },
      make('span', {}, sentence),
      make('button', { type: 'button', class: 'quiet', 'aria-label': 'Dismiss', on: { click: close } }, icon('close')),
    );
    place.replaceChildren(toast);
    setTimeout(close, TOAST_MS);
  }
  return { place, say };
}

/** What arrives while one looks elsewhere: slides in at the top of the pane for a few seconds, as on a phone. */
export function banners(open) {
  const place = make('div', { class: 'banners', 'aria-live': 'polite' });
  function show(preview) {
    const close = () => banner.remove();
    const press = () => {
      close();
      open(preview.chat);
    };
    const banner = make('button', { type: 'button', class: 'banner', on: { click: press } }, ...lines(preview, 'now'));
    place.replaceChildren(banner);
    setTimeout(() => {
      if (!banner.matches(':hover, :focus')) close();
      else banner.addEventListener('blur', close);
      banner.addEventListener('mouseleave', close);
    }, BANNER_MS);
  }
  return { place, show, clear: () => place.replaceChildren() };
}

/** Everything a phone's lock screen showed this person, newest first. */
export function phoneList(close) {
  const list = make('ul', { tabindex: '0', 'aria-label': 'Notifications' });
  const note = make('p', { class: 'phone-note' }, 'This is all that a locked phone shows.');
  const panel = make(
    'div',
    { class: 'phone', role: 'group', 'aria-label': 'As a phone would show it', hidden: true },
    make(
      'header',
      {},
      make('h2', {}, 'As a phone would show it'),
      make('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the phone', on: { click: close } }, icon('close')),
    ),
    note,
    list,
  );
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  function show(previews) {
    const rows = [...previews].reverse().map((preview) => make('li', { class: 'banner' }, ...lines(preview, clock(preview.at))));
    list.replaceChildren(...(rows.length > 0 ? rows : [make('li', { class: 'phone-empty' }, 'No notifications yet')]));
  }
  return { panel, show };
}

const lines = (preview, when) => [
  make(
    'span',
    { class: 'banner-app' },
    make('span', { class: 'banner-mark', 'aria-hidden': 'true' }),
    make('span', {}, 'Teams'),
    make('span', { class: 'banner-when' }, when),
  ),
  make('span', { class: 'banner-title' }, preview.title),
  make('span', { class: 'banner-text' }, preview.text),
];
