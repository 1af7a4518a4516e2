import { make } from './make.js';

/** A file that the bot offers, with the two answers that Teams gives a person. Both take effect once. */
export function fileOffer({ name, description, bytes }, answers) {
  const button = (title, taken, kind) => make('button', { type: 'button', class: kind, on: { click: () => answer(taken) } }, title);
  const buttons = make('div', { class: 'file-answers' }, button('Allow', true, 'primary'), button('Decline', false, 'plain'));
  const answer = async (taken) => {
    for (const each of buttons.children) each.disabled = true;
    await answers(taken);
    for (const each of buttons.children) each.disabled = false;
  };
  return make(
    'div',
    { class: 'bubble file-offer', role: 'group', 'aria-label': `File offered: ${name}` },
    make('p', { class: 'file-name' }, name),
    make('p', {}, `${description} ${sizeInWords(bytes)}`),
    buttons,
  );
}

/** A file that is in the person's OneDrive, to be opened from here. */
export const storedFile = ({ name, url }) => make('a', { class: 'bubble file', href: url, download: name }, name);

const sizeInWords = (bytes) => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`);
