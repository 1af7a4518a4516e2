import { spansOf, type Span } from './found';

const EMAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

export const emailsIn = (text: string): Span[] => spansOf(text, EMAIL);

const TEN_DIGITS = /(?<![\p{L}\p{N}+/-]|\d )\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?![\p{L}\p{N}]|[/-]\d|[ \u00a0]\d{3})/gu;
/** The first digits of numbers that are given out, or kept for tests; with others the number has to be called an NHS number. */
const GIVEN_OUT = /^[34679]/;
const CALLED_NHS = /\bNHS(?: (?:no|num|number))?[ .:#-]*$/i;

/** Ten digits whose last one is the check digit of an NHS number. A telephone number begins with 0, which none of these does. */
export const nhsNumbersIn = (text: string): Span[] =>
  spansOf(text, TEN_DIGITS).filter(({ from, to }) => {
    const number = digits(text.slice(from, to));
    const mayBe = GIVEN_OUT.test(number) || (!number.startsWith('0') && CALLED_NHS.test(text.slice(0, from)));
    return mayBe && hasCheckDigit(number);
  });

/**
 * The check of an NHS number, modulus 11: the first nine digits weighted 10 to 2 and added; 11 minus the remainder is the tenth
 * digit, 0 for 11, and there is no number whose check would be 10. Source: NHS Data Model and Dictionary, NHS NUMBER.
 */
export function hasCheckDigit(number: string): boolean {
  if (!/^\d{10}$/.test(number)) return false;
  const sum = [...number.slice(0, 9)].reduce((so, digit, index) => so + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(number[9]);
}

const digits = (text: string): string => text.replace(/\D/g, '');

const SEPARATED = '(?:[ \\u00a0.()-]{0,2}\\d)';
const TELEPHONE = new RegExp(
  `(?<![\\p{L}\\p{N}+/-]|\\d[.:])(?:(?:\\+|00)44[ \\u00a0]?(?:\\(0\\))?|\\(?0(?=[1257]))${SEPARATED}{9,10}(?![\\p{L}\\p{N}]|[/-]\\d)`,
  'gu',
);
const ABROAD = /(?<![\p{L}\p{N}])\+(?!44)[1-9]\d{0,2}(?:[ \u00a0-]?\d){7,12}(?![\p{L}\p{N}])/gu;
/** Lines of organisations: freephone, and what is charged as a call to an office. A helpline is no identifier. */
const OF_ORGANISATIONS = /^[389]/;
const DATE_IN_IT = /\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d{2}/;
/** What stands before the number of a record rather than of a telephone. */
const OF_A_RECORD =
  /\b(?:ref(?:erence)?|case|crime|incident|log|cad|urn|record|report|file|id|serial|invoice|order)(?: (?:no|num|number|ref|id))?[ .:#]*$/i;

/** Telephone numbers of people: geographic, mobile and from abroad. Numbers that are said to be of a record are none. */
export const telephonesIn = (text: string): Span[] =>
  [...spansOf(text, TELEPHONE), ...spansOf(text, ABROAD)].filter(({ from, to }) => {
    const number = text.slice(from, to);
    if (!number.startsWith('+') || number.startsWith('+44')) {
      const national = digits(number)
        .replace(/^(?:00)?44/, '')
        .replace(/^0/, '');
      if (OF_ORGANISATIONS.test(national)) return false;
    }
    return !DATE_IN_IT.test(number) && !OF_A_RECORD.test(text.slice(Math.max(0, from - 24), from));
  });

// The 124 postcode areas of Royal Mail. Whatever else looks like a postcode is a room, a form or a key stage.
const AREAS =
  'AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';
const INWARD = '[ \\u00a0]?\\d[ABD-HJLNP-UW-Z]{2}';
const POSTCODE = `(?<![\\p{L}\\p{N}-])(?:${AREAS})(?:\\d{1,2}|\\d[A-HJKMNPR-Y])${INWARD}(?![\\p{L}\\p{N}])`;
const UPPER = new RegExp(POSTCODE, 'gu');
const LOWER = new RegExp(
  // The flags differ in nothing but the case, and `i` would take “B12 5th” for one.
  POSTCODE.replace(/\\p\{[LN]\}|\\u00a0|\\d|[A-Z]/g, (part) => (part.length === 1 ? part.toLowerCase() : part)),
  'gu',
);
/** In small letters these are times and places in a row: the 5th, 1hr. */
const ORDINARY = /\d(?:st|nd|rd|th|hr|yr|wk)$/;

/** Whole postcodes. The first half alone is a district of thousands of people. */
export const postcodesIn = (text: string): Span[] => [
  ...spansOf(text, UPPER),
  ...spansOf(text, LOWER).filter(({ from, to }) => !ORDINARY.test(text.slice(from, to))),
];
