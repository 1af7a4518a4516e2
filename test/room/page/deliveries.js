import { ask } from './ask.js';
import { clock, icon, make } from './make.js';

/** The drawer of everything that was given to the bot, each of which can be delivered once more. */
export function deliveriesDrawer(people, close) {
  const list = make('ol', { tabindex: '0', 'aria-label': 'Deliveries, newest first' });
  const said = make('p', { class: 'drawer-said', role: 'status' });
  const drawer = make(
    'aside',
    { class: 'drawer', 'aria-label': 'Deliveries', hidden: true },
    make(
      'header',
      {},
      make('h2', {}, 'Deliveries'),
      make('button', { type: 'button', class: 'quiet', 'aria-label': 'Close deliveries', on: { click: close } }, icon('close')),
    ),
    make(
      'p',
      { class: 'drawer-note' },
      'Everything that was given to the bot, newest first. Teams itself delivers twice when an answer comes late.',
    ),
    said,
    list,
  );
  drawer.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  const rows = new Map();

  async function show() {
    if (drawer.hidden) return;
    const deliveries = await ask('deliveries');
    const items = deliveries.map((delivery) => {
      const kept = rows.get(delivery.id);
      if (kept?.status === delivery.status) return kept.item;
      const item = row(delivery);
      rows.set(delivery.id, { status: delivery.status, item });
      return item;
    });
    const first = list.firstElementChild;
    if (items.length !== list.childElementCount || items[0] !== first || items.some((item) => item.parentElement !== list))
      list.replaceChildren(...items);
  }

  function row(delivery) {
    const again = (how) => async () => {
      said.textContent = 'Delivering …';
      try {
        await ask(`deliveries/${encodeURIComponent(delivery.id)}`, { how });
        said.textContent = `Delivered again with ${how === 'same id' ? 'the same id' : 'a new id'}.`;
      } catch (error) {
        said.textContent = error.message;
      }
    };
    const title = titleOf(delivery.activity);
    const json = make('pre', { tabindex: '0' });
    const details = make('details', {}, make('summary', {}, 'Activity'), json);
    details.addEventListener('toggle', () => (json.textContent = JSON.stringify(delivery.activity, null, 2)), { once: true });
    return make(
      'li',
      { class: 'delivery', 'data-delivery': delivery.id },
      make('p', { class: 'delivery-head' }, make('strong', {}, title), statusMark(delivery.status)),
      make('p', { class: 'delivery-meta' }, metaOf(delivery, people.find(delivery.from)?.name)),
      make(
        'div',
        { class: 'delivery-actions' },
        make('button', { type: 'button', on: { click: again('same id') } }, 'Deliver again (same id)'),
        make('button', { type: 'button', on: { click: again('new id') } }, 'Deliver again (new id)'),
      ),
      details,
    );
  }

  return { drawer, show };
}

const statusMark = (status) =>
  make(
    'span',
    { class: `status ${status === 200 ? 'good' : status === 0 ? 'waiting' : 'bad'}` },
    status === 0 ? 'no answer yet' : String(status),
  );

const metaOf = ({ at, activity, repeats }, name) =>
  [name, clock(at), kindOf(activity), repeats && 'delivered again'].filter(Boolean).join(' · ');
const shortened = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const kindOf = ({ type, name }) => name ?? type;

function titleOf({ type, name, value, text, action }) {
  const verb = value?.action?.verb ?? value?.data?.verb ?? value?.verb;
  if (value?.trigger === 'automatic') return 'Asked for their own view';
  if (type === 'invoke' || value !== undefined) return verb ? `Pressed “${verb}”` : `Pressed (${name ?? 'submit'})`;
  if (type === 'message') return `Said “${shortened(text.replace(/<\/?at>/g, ''))}”`;
  if (type === 'installationUpdate') return action === 'add' ? 'Installed the bot' : 'Removed the bot';
  return type === 'conversationUpdate' ? 'Members were added' : type;
}
