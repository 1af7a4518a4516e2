import { deliveriesDrawer } from './deliveries.js';
import { demoClock } from './demoClock.js';
import { colours } from './hostConfig.js';
import { icon, make } from './make.js';
import { makePane } from './pane.js';
import { keepPeople } from './people.js';

const MOST_PANES = 4;
const asked = new URLSearchParams(location.search);
const people = await keepPeople();
const panes = [];
let active;
/** In the order in which the button goes through them: what each is called, its icon, and what Teams tells the bot. */
const THEMES = {
  light: { title: 'Light', icon: 'sun', told: 'default' },
  dark: { title: 'Dark', icon: 'moon', told: 'dark' },
  contrast: { title: 'High contrast', icon: 'moon', told: 'contrast' },
};
const after = (theme) => Object.keys(THEMES)[(Object.keys(THEMES).indexOf(theme) + 1) % Object.keys(THEMES).length];
let theme = asked.get('theme') in THEMES ? asked.get('theme') : 'light';

const stage = make('main', { class: 'stage', 'aria-label': 'Panes' });
const themeButton = make('button', { type: 'button', class: 'bar-button', on: { click: () => setTheme(after(theme)) } });
const fewer = make(
  'button',
  {
    type: 'button',
    class: 'bar-button',
    'aria-label': 'One pane fewer',
    title: 'One pane fewer',
    on: { click: () => closePane(panes.at(-1)) },
  },
  icon('minus'),
);
const count = make('span', { class: 'pane-count', 'aria-live': 'polite' });
const more = make('button', { type: 'button', class: 'bar-button', on: { click: () => void addPane() } }, icon('plus'), 'Add a pane');
const deliveriesButton = make(
  'button',
  { type: 'button', class: 'bar-button', 'aria-expanded': 'false', on: { click: () => openDeliveries(deliveries.drawer.hidden) } },
  icon('list'),
  'Deliveries',
);
const deliveries = deliveriesDrawer(people, () => openDeliveries(false));
const clock = await demoClock();
const bar = make(
  'header',
  { class: 'bar' },
  make('h1', {}, people.botName),
  make('p', { class: 'bar-note' }, 'The room: a stand-in for Microsoft Teams on this computer'),
  make('p', { class: 'bar-closed', role: 'status' }),
  make('div', { class: 'bar-buttons' }, clock, make('span', { class: 'pane-counter' }, fewer, count), more, deliveriesButton, themeButton),
);
document.body.append(bar, stage, deliveries.drawer);

function setTheme(chosen) {
  theme = chosen;
  document.documentElement.dataset.theme = theme;
  for (const [name, colour] of Object.entries(colours[theme])) document.documentElement.style.setProperty(`--card-${name}`, colour);
  const next = THEMES[after(theme)];
  themeButton.replaceChildren(icon(next.icon), next.title);
  remember();
}

function remember() {
  const url = new URL(location.href);
  url.search = `?as=${panes.map((pane) => encodeURIComponent(pane.person())).join(',')}${theme === 'light' ? '' : `&theme=${theme}`}`;
  history.replaceState(null, '', url);
  count.textContent = panes.length === 1 ? '1 pane' : `${panes.length} panes`;
  fewer.disabled = panes.length === 1;
  more.disabled = panes.length === MOST_PANES;
  stage.dataset.panes = panes.length;
  document.title = `${people.botName} – the room`;
}

async function addPane(id = nextPerson()) {
  if (panes.length === MOST_PANES) return;
  const pane = makePane(id, people, {
    theme: () => THEMES[theme].told,
    isActive: (each) => each === active,
    closes: closePane,
    changedHat: remember,
  });
  panes.push(pane);
  stage.append(pane.section);
  const becomeActive = () => (active = pane);
  pane.section.addEventListener('pointerdown', becomeActive, true);
  pane.section.addEventListener('focusin', becomeActive);
  people.onChange(pane.show);
  await pane.start();
  remember();
}

const nextPerson = () => (people.cast().find(({ id }) => !panes.some((pane) => pane.person() === id)) ?? people.cast()[0]).id;

function closePane(pane) {
  if (panes.length === 1) return;
  panes.splice(panes.indexOf(pane), 1);
  people.offChange(pane.show);
  people.unwatch(pane);
  pane.section.remove();
  remember();
}

function openDeliveries(open) {
  deliveries.drawer.hidden = !open;
  deliveriesButton.setAttribute('aria-expanded', String(open));
  if (!open) return deliveriesButton.focus();
  void deliveries.show();
  deliveries.drawer.querySelector('button').focus();
}

setTheme(theme);
people.onChange(() => void deliveries.show());
const wanted = (asked.get('as') ?? '').split(',').filter((id) => people.find(id));
const first =
  wanted.length > 0
    ? wanted
    : people
        .cast()
        .slice(0, 2)
        .map((person) => person.id);
for (const id of first.slice(0, MOST_PANES)) await addPane(id);
active = panes[0];

// A reload in the browser is a Teams client that starts afresh: a person's own views are gone.
if (performance.getEntriesByType('navigation')[0]?.type === 'reload') for (const pane of panes) void pane.reloads();
document.body.dataset.ready = 'true';
