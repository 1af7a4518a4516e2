/** Makes an element: `make('button', { class: 'quiet', on: { click } }, 'Close')`. Properties that are false or undefined are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listen] of Object.entries(value)) element.addEventListener(event, listen);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const SHAPES = {
  close: 'M5 5l10 10M15 5L5 15',
  phone: 'M7 2.5h6a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 16V4A1.5 1.5 0 0 1 7 2.5zM9 15h2',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  send: 'M3.5 3.5l13.5 6.5-13.5 6.5 2-6.5zM5.5 10h6',
  minus: 'M4 10h12',
  plus: 'M10 4v12M4 10h12',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.400 1.400M14.600 14.600L16 16M4 16l1.400-1.400M14.600 5.400L16 4',
  moon: 'M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9z',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM10 6v4.500l3 2',
  list: 'M3.5 5.5h.01M7 5.5h9.5M3.5 10h.01M7 10h9.5M3.5 14.5h.01M7 14.5h9.5',
  again: 'M4 10a6 6 0 1 1 1.800 4.300M4 15v-3.5h3.5',
  back: 'M12.5 4.5L7 10l5.5 5.5',
};

/** A small line drawing that says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

/** The round picture of a person, or the six-sided one of a bot. The same name always has the same tint. */
export function picture(name, kind = 'person') {
  const letters = name
    .split(/\s+/)
    .map((part) => part[0])
    .filter((letter) => letter && /\p{L}/u.test(letter));
  const initials = (letters.length > 1 ? letters[0] + letters.at(-1) : (letters[0] ?? '?')).toUpperCase();
  const tint = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 8;
  return make('span', { class: `picture ${kind} tint-${kind === 'bot' ? 'bot' : tint}`, 'aria-hidden': 'true' }, initials);
}

export const clock = (iso) => new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
