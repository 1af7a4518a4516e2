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
  },
  circumstances: {
    disability: 'None known before this',
    firstLanguage: 'English, and some Twi with her grandmother',
    legalStatus: 'Lives with her mother, who has parental responsibility',
    plans: 'No plan now. Child in need plan until March 2026.',
    openTo: 'Health visiting; early help until June',
    school: 'Two mornings a week at a nursery near home',
    gp: 'Not registered since the family moved in October',
  },
  happened: {
    agencyAwareOn: '2026-11-21',
    laAwareOn: '2026-11-21',
    category: 'injury',
    facts:
      'K.B. was brought to hospital by ambulance at 20:10.\nThe paediatrician saw a bruise that nobody had an account for.\n\nThe health visitor had seen her twice since September. Both times she seemed well and was eating.',
  },
  harm: {
    abuse: 'suspected',
    abuseBasis: 'The paediatrician’s opinion on Saturday evening.',
  },
  people: {
    leadSpoken: 'yes',
    leadSpokenWho: 'Bethan Pryce, on the telephone this morning',
    familyTold: 'not-yet',
    disagreement: 'yes',
    disagreementAbout: 'Whether her brother can stay with his grandmother.',
    escalated: 'not-yet',
  },
  processes: {
    underWay: 'police,child-death',
    underWayWho: 'The police child abuse unit asks that the family is not told yet.',
    careStatus: 'no',
    deathNotified: 'does-not-apply',
    ladoTold: 'does-not-apply',
  },
  information: { secured: 'not-yet', onlyEssential: 'yes', knowsChild: 'yes', whoKnows: 'The nursery worker' },
  you: {
    yourName: 'Amara Okafor',
    yourRole: 'Named nurse',
    yourAgency: 'Northshire Community Health',
    callBack: '01632 960155',
    yourEmail: 'amara.okafor@health.northshire.example',
    presents: 'with-support',
  },
  family: {
    tellsFamily: 'Her social worker, whom the grandmother trusts',
    policeAgree: 'not-yet',
    familyNotYet: 'The police ask us to wait until they have spoken to the mother.',
    hearBefore: 'From the same social worker, at the grandmother’s home',
  },
  household: {
    men: 'Her grandfather takes her to nursery. Her mother’s partner stays most weekends; no agency has met him.',
  },
  why: {
    criteria: 'improvements,together',
    improvementsReason: 'Nobody spoke to K.B. in March; a review two years ago found the same.',
    togetherReason: 'Health was not told that the police were called in March.',
    workedWell: 'The nursery worker rang the health visitor the same day.',
  },
  agencies: { agenciesNone: 'Nobody else is known yet; the police are asking.' },
  children: { childrenUnnamed: 'Neighbours speak of a baby who is there at weekends.' },
  safety: {
    childSafety: 'She is on the ward, with a nurse beside her.',
    siblingsSafety: 'Her brother is with his grandmother; his mother sees him there with a worker.',
    othersSafety: 'The partner’s own son, whom the police are looking for.',
    actionTaken: 'Strategy meeting on Sunday; the home has been visited.',
    staffSupport: 'The health visitor, from the named nurse',
  },
  case: {
    childName: 'Child J. L.',
    initials: 'J.L.',
    bornOn: '2015-05-04',
    incidentOn: '2026-11-02',
    facts: 'J.L. was missing for two nights and slept at the bus station. Nobody rang his mother until the second morning.',
  },
  learn: {
    agencies: 'Northshire Police, missing persons, not involved now\nNorthshire Schools, head of year, still involved',
    learning: 'Each of us thought that another had rung his mother, and none of us had the same telephone number for her.',
    workedWell: 'The bus driver’s firm knew whom to ring.',
    penPicture: 'J.L. draws maps of bus routes and knows every driver by name.',
  },
  prepared: { leadSpoken: 'not-yet', familyAware: 'yes', callBack: '01632 960155' },
  before: {
    childName: 'Child M. O.',
    initials: 'M.O.',
    penPicture: 'M.O. sings in the bath, collects bottle tops, and is the fastest in her class at sums.',
    situationBefore: 'M.O. had not been to school since May. Two referrals to early help were closed because nobody answered the door.',
  },
  together: {
    agencies: 'Northshire Schools, attendance officer\nHarbour Families, early help',
    together: 'School, early help and her aunt met every week at the aunt’s kitchen table. M.O. made the agenda.',
    enabling: 'The same two people came each time, and their managers let them.',
  },
  outcome: {
    outcome: 'She has been to school every day since September, and sleeps in her own bed.',
    childView: '“I like Tuesdays now.”',
  },
  sharing: { whoElse: 'Other schools with children who stay at home', consent: 'asked', callBack: '01632 960155' },
  about: {
    penPicture:
      'K.B. loves the washing machine going round, her brother’s drum and anything red. She hides behind the sofa when the doorbell rings, and laughs when somebody sneezes.',
    dayInTheirLife: 'She wakes early and climbs into her brother’s bed. They watch the buses from the window until breakfast.',
    whoMatters: 'Her brother, her grandmother, and the man at the corner shop who saves her the red lids.',
    ownWords: '“Again, again!”',
    ownWordsSource: 'The nursery worker, on most mornings this autumn',
  },
};
