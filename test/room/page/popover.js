import { icon, make } from './make.js';

/** A button that opens a list of things to do. Esc, or going elsewhere, closes it. `up`: the list stands above the button. */
export function popover(label, shape, up = false) {
  const items = make('div', { class: `menu${up ? ' up' : ''}`, hidden: true });
  const button = make(
    'button',
    { type: 'button', class: 'quiet', 'aria-expanded': 'false', 'aria-label': label, title: label },
    icon(shape),
  );
  const place = make('div', { class: 'menu-place' }, button, items);

  function open(yes) {
    items.hidden = !yes;
    button.setAttribute('aria-expanded', String(yes));
    if (yes) items.querySelector('button').focus();
  }

  button.addEventListener('click', () => open(items.hidden));
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || items.hidden) return;
    open(false);
    button.focus();
  });
  place.addEventListener('focusout', (event) => {
    if (!place.contains(event.relatedTarget)) open(false);
  });

  const item = (title, does) => {
    const click = () => {
      open(false);
      button.focus();
      does();
    };
    return make('button', { type: 'button', on: { click } }, title);
  };

  return { place, button, items, item };
}

/** The commands of the bot's message extension that are offered in a place; undefined when there are none. */
export function commandsMenu(commands, context, runs) {
  const offered = commands.filter(({ contexts }) => contexts.includes(context));
  if (offered.length === 0) return undefined;
  const [label, shape] = context === 'compose' ? ['Actions and apps', 'plus'] : ['More options', 'more'];
  const { place, items, item } = popover(label, shape, context === 'compose');
  items.append(...offered.map(({ title }) => item(title, () => runs(title))));
  return place;
}
