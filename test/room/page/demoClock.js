import { ask } from './ask.js';
import { icon, make } from './make.js';

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const HOUR = 3_600_000;

/** The bot's clock with a way to move it on, or nothing when this bot's clock can't be moved. */
export async function demoClock() {
  const found = await ask('clock').catch(() => undefined);
  if (!found?.now) return undefined;
  let ahead = Date.parse(found.now) - Date.now();
  const now = () => new Date(Date.now() + ahead);

  const shown = make('span', {});
  const say = make('p', { class: 'clock-says', role: 'status' });
  const exact = make('input', { type: 'datetime-local', id: 'clock-exact' });
  const button = make(
    'button',
    {
      type: 'button',
      class: 'bar-button',
      'aria-expanded': 'false',
      'aria-controls': 'clock-panel',
      title: 'Move the demo’s clock',
      on: { click: () => open(panel.hidden) },
    },
    icon('clock'),
    shown,
  );
  const step = (title, to) => make('button', { type: 'button', class: 'clock-step', on: { click: () => void move(to()) } }, title);
  const panel = make(
    'div',
    {
      id: 'clock-panel',
      class: 'clock-panel',
      role: 'group',
      'aria-label': 'The demo’s clock',
      hidden: true,
      on: { keydown: (event) => event.key === 'Escape' && open(false) },
    },
    make('p', { class: 'clock-note' }, 'Only in the demo. What falls due is sent at once.'),
    step('One hour on', () => new Date(now().getTime() + HOUR)),
    step('Tomorrow at 09:00', () => nextMorning(now())),
    make('label', { for: 'clock-exact' }, 'Or to (this computer’s time)'),
    exact,
    step('Move the clock there', () => new Date(exact.value)),
    say,
  );

  function open(yes) {
    panel.hidden = !yes;
    button.setAttribute('aria-expanded', String(yes));
    if (yes) panel.querySelector('button').focus();
    else button.focus();
  }

  async function move(to) {
    if (Number.isNaN(to.getTime())) return (say.textContent = 'Please choose a date and a time.');
    say.textContent = 'Moving…';
    const moved = await ask('clock', { now: to.toISOString() }).catch(() => undefined);
    if (!moved) return (say.textContent = 'The clock could not be moved.');
    ahead = Date.parse(moved.now) - Date.now();
    tell();
    return (say.textContent = `It is now ${london.format(now())}.`);
  }

  const tell = () => (shown.textContent = london.format(now()));
  tell();
  setInterval(tell, 10_000);
  return make('span', { class: 'demo-clock' }, button, panel);
}

/** 09:00 in London on the next day: found by stepping, because the clocks change. */
function nextMorning(from) {
  const at = new Date(from);
  at.setUTCMinutes(0, 0, 0);
  const hour = (instant) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }).format(instant);
  do at.setTime(at.getTime() + HOUR);
  while (hour(at) !== '09');
  return at;
}
