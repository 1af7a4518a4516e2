/** People's text that would do harm if a template, Markdown or HTML were at work on it. */
export const HOSTILE =
  '${reference} @{x} **bold** _it_ [link](http://x) <b>b</b><img src=x> &amp; \\" {{DATE(2026-01-01)}} \u0007\u001b👩‍👧 سلام \u202Eabc\u202C `code` # - 1.';

/** A text whose Markdown signs are escaped, as people read it. */
export const asRead = (escaped: string): string => escaped.replace(/\\([\\`*_[\]<>&#!~])/g, '$1');

/** Words of three bytes each sign, as many as there is room for. */
export const full = (limit: number): string => HER_DAY.repeat(Math.ceil(limit / HER_DAY.length)).slice(0, limit);

// “She likes red things and the sound of the washing machine; when somebody sneezes, she laughs”, with spaces of three bytes as well.
const HER_DAY = 'მას უყვარს წითელი ნივთები და სარეცხი მანქანის ხმა — როცა ვინმე აცემინებს — ის იცინის — '.replaceAll(' ', '\u2002');

/** What a referrer might write, by page and input. The child and everybody in it are made up. */
export const WRITTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gate: { takenBy: 'Front Door, duty social worker', takenWhen: 'today at about 9:30' },
  start: {
    childName: 'Child K. B.',
    initials: 'K.B.',
    inOneSentence: 'K.B., who is two, was found unresponsive at home and is in intensive care.',
    incidentOn: '2026-11-21',
    laTold: 'yes',
    laToldBy: 'Saturday at about 21:00, by the paediatrician',
    safeNow: 'yes',
    safeHow: 'K.B. is on the ward with a nurse beside her. Her brother is with his grandmother.',
  },
  child: {
    bornOn: '2024-02-29',
    sex: 'girl',
    ethnicity: 'mixed',
    ethnicityOwnWords: 'Her mother says: Welsh and Ghanaian',
    disability: 'None known before this',
    firstLanguage: 'English, and some Twi with her grandmother',
    legalStatus: 'No plan now. Child in need plan until March 2026.',
    openTo: 'Health visiting; early help until June',
    school: 'Two mornings a week at a nursery near home',
    'gp-why': 'The family moved in October and we have not found the new practice.',
  },
  happened: {
    agencyAwareOn: '2026-11-21',
    laAwareOn: '2026-11-21',
    category: 'injury',
    facts:
      'K.B. was brought to hospital by ambulance at 20:10.\nThe paediatrician saw a bruise that nobody had an account for.\n\nThe health visitor had seen her twice since September. Both times she seemed well and was eating.',
    abuse: 'suspected',
    abuseBasis: 'The paediatrician’s opinion on Saturday evening.',
    keyDates: '3 March 2026, child in need plan ended\n14 September 2026, seen at home by the health visitor',
  },
  about: {
    penPicture:
      'K.B. loves the washing machine going round, her brother’s drum and anything red. She hides behind the sofa when the doorbell rings, and laughs when somebody sneezes.',
    dayInTheirLife: 'She wakes early and climbs into her brother’s bed. They watch the buses from the window until breakfast.',
    whoMatters: 'Her brother, her grandmother, and the man at the corner shop who saves her the red lids.',
    ownWords: '“Again, again!”',
    ownWordsSource: 'The nursery worker, on most mornings this autumn',
  },
};
