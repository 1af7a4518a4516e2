import { popover } from './popover.js';

/** What can be done with the bot as the pane's person. */
export function makeMenu(act) {
  const { place, items, item: entry } = popover('More for this person', 'more');
  const item = (title, deed, body) => entry(title, () => act(deed, body));

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
