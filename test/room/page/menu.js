import { icon, make } from './make.js';

/** What can be done with the bot as the pane's person. Esc, or going elsewhere, closes it. */
export function makeMenu(act) {
  const items = make('div', { class: 'menu', hidden: true });
  const label = 'More for this person';
  const button = make(
    'button',
    { type: 'button', class: 'quiet', 'aria-expanded': 'false', 'aria-label': label, title: label },
    icon('more'),
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

  const item = (title, deed, body) => {
    const click = () => {
      open(false);
      button.focus();
      act(deed, body);
    };
    return make('button', { type: 'button', on: { click } }, title);
  };

  /** By the person’s own chat with the bot, and by the chat that is in front of them. */
  function show({ installed, blocked }, { id: chat, isMeeting }) {
    const now = JSON.stringify([installed, blocked, isMeeting && chat]);
    if (items.dataset.shown === now) return;
    items.dataset.shown = now;
    items.replaceChildren(
      ...(isMeeting ? [item('Start the meeting', 'startsMeeting', { chat }), item('End the meeting', 'endsMeeting', { chat })] : []),
      installed ? item('Remove the bot', 'uninstalls') : item('Install the bot', 'installs'),
      blocked ? item('Unblock the bot', 'unblocks') : item('Block the bot', 'blocks'),
      item('Reload', 'reloads'),
    );
  }

  return { place, show };
}
