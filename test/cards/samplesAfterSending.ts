import type { Page } from '../../src/domain/forms/field';
import { DEATH } from '../../src/domain/discussion/death';
import { asRead, freeze } from '../../src/domain/forms/frozen';
import { attachPage } from '../../src/domain/referral/attachForm';
import { COMMENT, COMMENT_LIMIT } from '../../src/domain/referral/comments';
import { DISAGREEMENT } from '../../src/domain/referral/sending';
import { enteredForPage } from '../../src/domain/referral/entering';
import { PASSED } from '../../src/domain/referral/passingOn';
import { STRAIGHT_PAGE } from '../../src/domain/referral/straight';
import { WITHDRAWAL, WITHDRAWAL_ANSWER } from '../../src/domain/referral/withdrawal';
import { notifiedPage } from '../../src/domain/referral/notifiedForm';
import { SERIOUS_INCIDENT } from '../../src/domain/referral/pages';
import { drawFields } from '../../src/journeys/forms/fields';
import { shownItems } from '../../src/journeys/sent/readItems';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf } from './samplePages';
import { listOn } from './samplesLists';
import { full } from './texts';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const ATTACH = attachPage(
  Array.from({ length: 20 }, (_, index) => ({
    reference: `PR-2MX8R${20 + index}`,
    said: 'notification sent Mon 23 Nov; the same incident date, the same initials, the same date of birth, the same name',
  })),
);
const NOTIFIED = notifiedPage(Array.from({ length: 12 }, (_, index) => `Northshire Community Health Partnership ${index + 1}`));

const form = (page: Page, typed: Record<string, string>, revision = 0) =>
  Object.values(drawFields({ page, revision, saved: {}, ...(Object.keys(typed).length > 0 && { typed }) }));
const button = (title: string, verb: string, data: Record<string, unknown> = {}) => ({
  title,
  verb,
  carried: { reference, ...data, verb },
});

const comment = {
  title: COMMENT.title,
  place: reference,
  purpose: COMMENT.purpose,
  notice: '',
  quotes: [{ about: 'Their own words', words: ['“Again, again!”'] }],
  fields: form(COMMENT, { comment: 'Who heard these words, and when?' }),
  buttons: [
    button('Keep the comment', 'comment/keep', { answer: 'about.ownWords', part: 3, revision: 0 }),
    button('Back', 'referral/read', { part: 3 }),
    button('Take my comment away', 'comment/take', { answer: 'about.ownWords', part: 3 }),
  ],
};
const formOf = (page: Page, typed: Record<string, string>, ...buttons: ReturnType<typeof button>[]) => ({
  ...comment,
  title: page.title,
  purpose: page.purpose,
  quotes: [],
  fields: form(page, typed),
  buttons: [...buttons, button('Close', 'reviews/open')],
});

const read = (page: Page, typed?: Record<string, string>, more: Record<string, unknown> = {}) =>
  page.fields.flatMap((field) => {
    const answer = answersOf(page, typed)[field.id];
    if (!answer) return [];
    const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
    const item = {
      reference,
      part: 2,
      name: `${page.id}.${field.id}`,
      question: field.label,
      answer: text.split('\n'),
      apart: field.identity,
    };
    return [{ ...item, kept: [], changed: '', comments: [], mine: '', press: '', ...more }];
  });
const called = (wanted: string): Page => SERIOUS_INCIDENT.find(({ id }) => id === wanted) ?? SERIOUS_INCIDENT[0]!;
const [START, CHILD, HAPPENED, ABOUT] = [called('start'), called('child'), called('happened'), called('about')];
const readList = (id: string, how: 'typical' | 'full') => {
  const page = called(id);
  const { frozen, identity } = freeze(page, { ...answersOf(page, how === 'full' ? allFull(page) : undefined), ...listOn(page, how) });
  return shownItems(frozen.items, identity).map(({ field, ...item }) => ({
    ...item,
    kept: Array<string>(),
    ...{ reference, part: 2, name: `${id}.${field}`, changed: '', comments: [], mine: '', press: 'Comment' },
  }));
};
const gateItems = read(START)
  .slice(0, 2)
  .map((item, index) => ({
    ...item,
    name: '',
    question: ['Is any child at risk of harm now?', 'Who took your report? Name or team'][index] ?? '',
    answer: [['Yes, already reported', 'Front Door, duty social worker'][index] ?? ''],
    apart: false,
  }));
const section = (page: Page, part = SERIOUS_INCIDENT.indexOf(page)) => ({
  reference,
  title: page.title,
  place: `${reference} · section ${part + 1} of ${SERIOUS_INCIDENT.length}`,
  notice: '',
  items: read(page),
  next: part + 1,
  before: part - 1,
  nextTitle: SERIOUS_INCIDENT[part + 1] ? `Next: ${SERIOUS_INCIDENT[part + 1]?.title.toLowerCase()}` : '',
  does: [],
});
const does = (title: string, verb: string) => ({ reference, title, verb, style: verb === 'referral/pass' ? 'positive' : 'default' });
const PASS = [does('Pass it to the partnership office', 'referral/pass'), does('Pass it, with my disagreement', 'quality/disagree')];
const last = { ...section(ABOUT), next: -1, nextTitle: '' };
const fullComment = `Bethan Pryce (agency lead), answered since: ${full(160)}…`;

export const afterSendingSamples: AreaSamples = {
  'origin/begin': { whose: all('ours', 'reference'), shown: { typical: { reference } } },
  'afterSending/form': {
    whose: {
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'quotes.*.about', 'buttons.*.title', 'buttons.*.verb', 'buttons.*.carried'),
      ...all('of the case', 'quotes.*.words.*'),
      ...OF_FIELDS,
    },
    shown: {
      typical: comment,
      'another window': {
        ...comment,
        notice: 'This page was changed in another window since you opened it here. Nothing is lost: below is what you typed.',
        fields: Object.values(
          drawFields({
            page: COMMENT,
            revision: 2,
            saved: { comment: { said: 'When?' } },
            typed: { comment: 'Who heard it?' },
            conflict: true,
          }),
        ),
      },
      'whether a child has died': {
        ...comment,
        title: DEATH.title,
        purpose: DEATH.purpose,
        quotes: [{ about: 'Which child', words: ['K.B.'] }],
        fields: Object.values(drawFields({ page: DEATH, revision: 0, saved: { died: { said: 'no' } } })),
        buttons: [
          { title: 'Record', verb: 'children/recordDied', carried: { reference, about: 'first', seen: 0, verb: 'children/recordDied' } },
          { title: 'Back', verb: 'children/all', carried: { reference, verb: 'children/all' } },
        ],
      },
      'read before it is returned': {
        ...comment,
        title: 'Return it with comments',
        purpose:
          'The referrer is told, and sees each comment beside its answer. What they typed stays as it is. The days to notify go on being counted.',
        quotes: [
          { about: 'Their own words', words: ['Who heard these words, and when?'] },
          { about: 'What happened?', words: ['Please say who was in the home that morning.'] },
        ],
        fields: [],
        buttons: [
          button('Return it with these 2 comments', 'comment/send', { rounds: 0, count: 2 }),
          button('Back to the referral', 'referral/read', { part: 0 }),
        ],
      },
      'all comments there can be': {
        ...comment,
        title: 'Return it with comments',
        quotes: Array.from({ length: 20 }, () => ({ about: 'Their own words', words: [full(COMMENT_LIMIT)] })),
        fields: [],
        buttons: [button('Return it with these 20 comments', 'comment/send', { rounds: 2, count: 20 })],
      },
      disagreement: formOf(DISAGREEMENT, allFull(DISAGREEMENT), button('Pass it with these words', 'quality/passDisagreeing')),
      straight: formOf(STRAIGHT_PAGE, {}, button('Send it to the office now', 'straight/send', { revision: 0 })),
      'straight, full': formOf(STRAIGHT_PAGE, allFull(STRAIGHT_PAGE), button('Keep this way', 'straight/send', { revision: 3 })),
      withdrawal: {
        ...formOf(WITHDRAWAL, {}, button('Ask the office to close it', 'withdrawal/send')),
        purpose:
          'For a serious incident this asks the partnership office to close it. Withdrawing this does not stop the local authority’s duty.',
      },
      'withdrawal to answer': {
        ...formOf(
          WITHDRAWAL_ANSWER,
          {},
          button('Close it as withdrawn', 'withdrawal/answer', { number: 1, closes: 'yes' }),
          button('Go on with it', 'withdrawal/answer', { number: 1, closes: 'no' }),
        ),
        quotes: [{ about: 'Why the referrer wants to withdraw', words: ['Two referrals of the same morning were sent by mistake.'] }],
      },
      'entered for somebody': formOf(
        enteredForPage([
          { value: 'Northshire Community Health', label: 'Northshire Community Health' },
          { value: 'Northshire Police', label: 'Northshire Police' },
        ]),
        {},
        button('Go on', 'entering/save'),
      ),
      'which review a referral belongs to': formOf(ATTACH, {}, button('Go on', 'attach/check')),
      'what adding a referral to a review means': {
        ...comment,
        title: 'Add the referral to the review',
        place: `${reference} → PR-2MX8R4T`,
        purpose: 'Please make sure that both are about the same incident. This cannot be undone.',
        quotes: [
          { about: 'What happens', words: ['The whole referral can be read in PR-2MX8R4T from then on, beside the notification.'] },
          { about: 'What stays', words: [`${reference} stays as it was sent and says whose part it is. Nobody decides on it by itself.`] },
        ],
        fields: [],
        buttons: [button('Add it to PR-2MX8R4T', 'attach/join', { to: 'PR-2MX8R4T' }), button('Back', 'attach/choose')],
      },
      'what to tell whoever referred it': {
        ...formOf(PASSED, {}, button('I have told them', 'passing/told', { about: 'sent,outcome-1' })),
        quotes: [
          { about: 'Who, and how to reach them', words: ['Sam Doe, health visitor, Northshire Community Health', '01632 960555'] },
          {
            about: 'That it has arrived',
            words: [
              `Your referral is with the partnership office. Its reference is ${reference}.`,
              'I will tell you the decision and why, whatever it is.',
            ],
          },
          {
            about: 'The decision, and why',
            words: ['The partners decided on a rapid review, because:', 'Two agencies each saw half of what K.B. lived with.'],
          },
        ],
      },
      'what to tell, when all is told': {
        ...formOf(PASSED, {}),
        purpose: 'Nothing waits to be told.',
        fields: [],
        quotes: [
          { about: 'Who, and how to reach them', words: ['Sam Doe, health visitor, Northshire Community Health', '01632 960555'] },
          { about: 'Told already', words: ['That it has arrived: today at 10:15, by telephone.'] },
        ],
      },
      'a notification': formOf(NOTIFIED, {}, button('Record the notification', 'notified/record')),
      'a notification, full': formOf(NOTIFIED, allFull(NOTIFIED), button('Record the notification', 'notified/record')),
    },
  },
  'referral/section': {
    whose: {
      ...all(
        'ours',
        'reference',
        'title',
        'place',
        'notice',
        'nextTitle',
        'items.*.question',
        'items.*.reference',
        'items.*.name',
        'items.*.press',
      ),
      ...all('ours', 'does.*.reference', 'does.*.verb'),
      ...all('the partnership’s', 'does.*.title'),
      ...all('of the case', 'items.*.answer.*', 'items.*.kept.*', 'items.*.changed', 'items.*.comments.*', 'items.*.mine'),
    },
    shown: {
      typical: section(HAPPENED),
      'first part': { ...section(START), items: [...gateItems, ...read(START)] },
      'only the short start': { ...section(START), place: `${reference} · section 1 of 1`, next: -1, nextTitle: '' },
      'last part, to pass on': { ...last, items: read(ABOUT, undefined, { press: 'Comment' }), does: PASS },
      'last part, to pass on for the agency': {
        ...last,
        does: [does('Pass it on for Northshire Community Health', 'referral/pass'), ...PASS.slice(1)],
      },
      'with a comment that is not sent': {
        ...last,
        notice: 'Your 2 comments are not sent yet; only you can read them.',
        items: read(ABOUT, undefined, { press: 'Comment' }).map((item, index) =>
          index === 1
            ? { ...item, mine: 'Your comment, not sent yet: Who heard these words, and when?', press: 'Change the comment' }
            : item,
        ),
        does: [does('Return it with my 2 comments', 'comment/review'), ...PASS],
      },
      'sent again': {
        ...section(ABOUT),
        items: read(ABOUT).map((item, index) =>
          index === 1
            ? {
                ...item,
                changed: 'Changed since. Before: “Again!”',
                comments: ['Bethan Pryce (agency lead), answered since: Who heard these words, and when?'],
              }
            : item,
        ),
      },
      'with what was left in it, and why': {
        ...last,
        items: read(ABOUT, undefined, {
          press: 'Comment',
          kept: ['Left in this answer: postcode, telephone number. The referrer’s reason: The door is the one that the police went to.'],
        }),
        does: PASS,
      },
      'full, with reasons': {
        ...section(HAPPENED),
        items: read(HAPPENED, allFull(HAPPENED), {
          kept: [
            ...[1, 2].map(() => `Left in this answer: telephone number, postcode. The referrer’s reason: ${full(150)}`),
            'And 4 more reasons for what was left in.',
          ],
        }),
      },
      'kept apart': {
        ...section(CHILD),
        items: read(CHILD).map((item) => (item.apart ? { ...item, answer: ['Kept apart: your role does not need it.'] } : item)),
      },
      full: { ...section(HAPPENED), items: read(HAPPENED, allFull(HAPPENED)) },
      'with a list': { ...section(called('household')), items: readList('household', 'typical') },
      ...Object.fromEntries(
        ['children', 'household', 'harm', 'agencies'].map((id) => [`full, ${id}`, { ...section(called(id)), items: readList(id, 'full') }]),
      ),
      'full, about the child': { ...last, items: read(ABOUT, allFull(ABOUT), { press: 'Comment' }), does: PASS },
      'full, with comments': {
        ...last,
        items: read(ABOUT, undefined, {
          press: 'Comment',
          comments: [fullComment, fullComment],
          changed: `Changed since. Before: ${full(160)}…`,
        }),
        does: PASS,
      },
    },
  },
};
