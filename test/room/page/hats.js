import { make, picture } from './make.js';

/** The people whose hats the pane can wear; one press changes it. */
export function makeHats(people, wear) {
  const place = make('div', { class: 'hats', role: 'group', 'aria-label': 'Change hats' });
  let shown = '';

  function show(worn) {
    const cast = people.cast().map((each) => ({ ...each, isWorn: each.id === worn, hasUnread: people.hasUnread(each.id) }));
    const now = JSON.stringify(cast.map(({ id, isWorn, hasUnread }) => [id, isWorn, hasUnread]));
    if (shown === now) return;
    shown = now;
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.hat : undefined;
    place.replaceChildren(...cast.map(hat));
    if (focused) place.querySelector(`[data-hat="${CSS.escape(focused)}"]`)?.focus();
  }

  function hat({ id, name, agency, roles, isWorn, hasUnread }) {
    const words = [name, agency, roles.join(', ')].filter(Boolean).join(', ');
    const [first] = name.split(' ');
    const rest = make('span', { class: 'unseen' }, `${words.slice(first.length)}${hasUnread ? ', unread' : ''}`);
    return make(
      'button',
      {
        type: 'button',
        class: 'hat',
        'data-hat': id,
        'aria-current': isWorn ? 'true' : undefined,
        title: words,
        on: { click: () => wear(id) },
      },
      make('span', { class: 'hat-picture' }, picture(name), hasUnread && make('span', { class: 'unread-mark' })),
      make('span', { class: 'hat-name' }, first, rest),
    );
  }

  return { place, show };
}
