import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REASON } from '../../src/domain/dates/rows';
import { PARTNER_ANSWER, REOPENED } from '../../src/domain/decision/rows';
import { inKeyOrder, row } from '../../src/domain/forms/row';
import { original, ownKey } from '../../src/tables/keys';
import { everyKind } from '../helpers/rows';

const src = join(__dirname, '../../src');
const kinds = everyKind();
const forms = kinds.map(({ form }) => form);

/** A key of this kind, its numbers as given; texts hold every sign that they may. */
const keyOf = (form: string, number = 1): string =>
  form.replace(/\{\w+(#\d*)?(\*)?\}/g, (_, figures: string | undefined, open: string | undefined) => {
    if (figures !== undefined) return String(number).padStart(Number(figures.slice(1)), '0');
    return open ? 'NHS Northshire~@a-b.c' : 'a-b.c@d e:f_1';
  });
const beginning = (form: string): string => form.replace(/\{.*/s, '');

/** What only looks like a key of a content row: names of drafts, of an identity, and of what a card records. */
const ALIKE = [
  'journeys/decision/assess.ts: `decision~',
  'journeys/findings/items.ts: `action~',
  'journeys/findings/items.ts: `learning~',
  'journeys/information/answerDraft.ts: `return~',
];

describe('the kinds of content rows', () => {
  it('are in the rooms whose decisions they are of, each key once', () => {
    expect(forms.length).toBeGreaterThan(40);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it.each(forms)('%s is a key that tables take, and no kind names it but its own', (form) => {
    const key = keyOf(form);
    expect([ownKey(key), original(key), key.length < 256]).toEqual([key, key, true]);
    expect(/^(review$|event~|claim~)/.test(key)).toBe(false);
    expect(kinds.filter((kind) => kind.names(key)).map((kind) => kind.form)).toEqual([form]);
  });

  it('never begin as another kind does, so that whoever reads one kind reads no other', () => {
    const pairs = forms.flatMap((form) => forms.filter((other) => other !== form && other.startsWith(beginning(form))));
    expect(pairs).toEqual([]);
  });

  // Stored so before numbers had figures: in the order of keys 10 stands before 2. A further kind gives its number figures, as `{round#3}`.
  it('sort by their numbers, but for those that were stored without figures', () => {
    const unsorted = forms.filter((form) => form.includes('#') && keyOf(form, 10) < keyOf(form, 2));
    expect(unsorted.sort()).toEqual([
      'action~{number#}',
      'chronology~{day}~{agency*}~{number#}',
      'comment~{round#}~{answer*}',
      'decision~criteria~{round#}',
      'decision~partner~{round#}~{partner*}',
      'finding~{stage#}',
      'lcspr~{round#}',
      'learning~{number#}',
      'link~{number#}',
      'meeting~reason~{sequence#}',
      'pack~{number#}',
      'recommendation~{revision#}',
      'report~{number#}~{section}',
      'safety~{number#}',
      'said~{stage#}~{visit#}~{mark*}',
      'shown~{stage#}~{visit#}~{number#2}',
      'signoff~{round#}~{partner*}',
      'triage~reopened~{round#}',
      'unlink~{number#}',
      'vote~{stage#}~{visit#}~{by}',
      'withdrawal~{number#}~{what}',
    ]);
  });

  /** Rows outside a review’s content whose keys are written out where they are kept. */
  const WRITTEN_OUT: Readonly<Record<string, string>> = {
    'agencies.ts': 'version~ with six figures',
    'choices.ts': 'version~ with six figures',
    'drafts.ts': 'by page, without a number',
    'keys.ts': 'what a long name is shortened to, without a number',
    'owedIndex.ts': 'by the instant, which sorts as text',
    'people.ts': 'the journal of a person, with six figures',
    'reviews.ts': 'an event with six figures; its pieces are put together by their numbers',
    'seen.ts': 'by the instant, which sorts as text',
  };

  it('are the only keys with a number in them, but for those of which it is known how they sort', () => {
    const tables = readdirSync(join(src, 'tables')).filter((path) =>
      /key: `|key = `|from: `/.test(readFileSync(join(src, 'tables', path), 'utf8')),
    );
    expect(tables.sort()).toEqual(Object.keys(WRITTEN_OUT));
    const unpadded = tables.flatMap(
      (path) => readFileSync(join(src, 'tables', path), 'utf8').match(/~\$\{(?:number|version|changes|index)\}/g) ?? [],
    );
    expect(unpadded).toEqual([]);
  });

  it('have their keys written down nowhere else', () => {
    const words = [...new Set(forms.map((form) => /^\w+/.exec(form)?.[0]))].join('|');
    const literal = new RegExp(`['"\`](${words})~`, 'g');
    const files = ['domain', 'journeys'].flatMap((part) =>
      readdirSync(join(src, part), { recursive: true, encoding: 'utf8' }).map((path) => `${part}/${path}`),
    );
    const elsewhere = files.filter((path) => path.endsWith('.ts') && !/^domain\/\w+\/rows\.ts$/.test(path));
    const found = elsewhere.flatMap((path) => (readFileSync(join(src, path), 'utf8').match(literal) ?? []).map((one) => `${path}: ${one}`));
    expect(found.sort()).toEqual(ALIKE);
  });
});

describe('a kind of content row', () => {
  it('writes its key with what differs, and a number in its figures', () => {
    expect(PARTNER_ANSWER.key({ round: 2, partner: 'a~b' })).toBe('decision~partner~2~a~b');
    expect(REASON.key({ event: 7 })).toBe('reason~000007');
    expect(REASON.key({ event: 1_234_567 })).toBe('reason~1234567');
  });

  it('says what the keys of several rows begin with', () => {
    expect(PARTNER_ANSWER.begin({})).toBe('decision~partner~');
    expect(PARTNER_ANSWER.begin({ round: 1 })).toBe('decision~partner~1~');
  });

  it('has the parts that it is asked for, and the first round is not the tenth', () => {
    expect(['triage~reopened~1', 'triage~reopened~10', 'triage~reopened'].map((key) => REOPENED.has(key, { round: 1 }))).toEqual([
      true,
      false,
      false,
    ]);
    const ofRound = ['decision~partner~1~a~b', 'decision~partner~10~a', 'decision~partner~1', 'decision~criteria~1'];
    expect(ofRound.map((key) => PARTNER_ANSWER.has(key, { round: 1 }))).toEqual([true, false, false, false]);
    expect(ofRound.map((key) => PARTNER_ANSWER.has(key, {}))).toEqual([true, true, false, false]);
  });

  it('stands in the order of what its key says: numbers that were stored without figures by what they are', () => {
    const keys = ['safety~10', 'safety~9', 'safety~1', 'safety~02', 'chronology~2026-11-21~NHS~10', 'chronology~2026-11-21~NHS~9'];
    expect([...keys].sort(inKeyOrder)).toEqual([
      'chronology~2026-11-21~NHS~9',
      'chronology~2026-11-21~NHS~10',
      'safety~1',
      'safety~02',
      'safety~9',
      'safety~10',
    ]);
    expect(['b~1', 'a~2', 'a', 'a~10', 'a~x'].sort(inKeyOrder)).toEqual(['a', 'a~2', 'a~10', 'a~x', 'b~1']);
    expect(inKeyOrder('a~1', 'a~1')).toBe(0);
  });

  it('takes no more into a part than may stand there', () => {
    const kind = row('said~{mark}', z.object({}), z.object({}));
    expect(['said~a', 'said~', 'said~a~b', 'unsaid~a', 'said'].map(kind.names)).toEqual([true, false, false, false, false]);
    expect(['reason~000001', 'reason~1', 'reason~00000x'].map(REASON.names)).toEqual([true, false, false]);
  });

  it('reads what it wrote, and nothing that is not of its kind', () => {
    const words = { words: 'Agreed.', decidedBy: '' };
    const columns = { round: 1, partner: 'p', agency: 'Police', agrees: true, revision: 1, recordedBy: 'p', recordedAt: 'then' };
    const written = PARTNER_ANSWER.write({ round: 1, partner: 'p' }, columns, words);
    expect(written).toEqual({ key: 'decision~partner~1~p', columns, json: words });
    expect(PARTNER_ANSWER.read(written)).toEqual(written);
    expect(() => PARTNER_ANSWER.read({ ...written, json: { words: 1 } })).toThrow();
    expect(() => PARTNER_ANSWER.read({ ...written, columns: {} }).columns).toThrow();
  });
});

it('is asked of every room of the domain that keeps rows', () => {
  const rooms = readdirSync(join(src, 'domain')).filter((room) => existsSync(join(src, 'domain', room, 'rows.ts')));
  expect(rooms).toEqual([
    'conflicts',
    'dates',
    'decision',
    'desk',
    'discussion',
    'findings',
    'information',
    'meeting',
    'people',
    'referral',
    'report',
  ]);
});
