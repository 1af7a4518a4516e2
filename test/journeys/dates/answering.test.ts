import { aBot } from '../../helpers/aBot';
import { aPerson, AMARA, DANA, OWEN } from '../../helpers/aReview';

const REFERENCE = 'PR-7KQ4M2X';
const LAN = aPerson('lan', 'Council', 'LA notifier');
const RUTH = aPerson('ruth', 'Police', 'executive partner');
const SAM = aPerson('sam', 'Partnership', 'scrutineer');
const CHIDI = aPerson('chidi', 'Partnership', 'chair');

/** On Sat 12 December 2026 the authority was told, as Amara says; she sends the short start on Mon 14 December at 21:10 and never goes on. */
const START = {
  childName: 'Kezia Brightwater',
  initials: 'K.B.',
  inOneSentence: 'One sentence.',
  incidentOn: '2026-12-11',
  laTold: 'yes',
  laToldOn: '2026-12-12',
  laToldBy: 'Front Door, by the ward',
  safeNow: 'yes',
};

async function alerted(start: Readonly<Record<string, string>> = START) {
  const one = await aBot([AMARA, DANA, OWEN, LAN, RUTH, SAM, CHIDI]);
  one.state.now = new Date('2026-12-14T21:10:00Z');
  await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
  await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'serious incident' });
  const typed = Object.fromEntries(Object.entries(start).map(([id, said]) => [`${id}_r0`, said]));
  await one.press(AMARA.id, 'referral/alert', { reference: REFERENCE, page: 'start', revision: 0, to: 'next', ...typed });
  const told = (who: { readonly id: string }): string[] =>
    one.posts.filter(({ to }) => to === who.id).map(({ card }) => JSON.stringify(card.json));
  const opens = async (who: { readonly id: string }, verb: string): Promise<string> =>
    JSON.stringify(await one.press(who.id, verb, { reference: REFERENCE, from: 'review' }, 'dialog'));
  const review = async () => (await one.tables.reviews.read(REFERENCE))!.review;
  const records = async (
    who: { readonly id: string },
    verb: string,
    seen: string,
    typed: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const revision = (await review()).events;
    const answers = Object.fromEntries(Object.entries(typed).map(([id, said]) => [`${id}_r${revision}`, said]));
    return JSON.stringify(
      await one.press(
        who.id,
        verb,
        { reference: REFERENCE, about: '', seen, revision, from: verb === 'clock/recordDispute' ? 'answer' : 'review', ...answers },
        'dialog',
      ),
    );
  };
  const at = async (time: string): Promise<void> => {
    one.state.now = new Date(time);
    await one.bot.tick();
  };
  return { ...one, told, opens, review, records, at };
}

const REASONS = {
  abuseWhy: 'the post-mortem names a heart condition',
  harmWhy: 'the child died',
  areaWhy: 'at home',
  decidedBy: 'The director',
};
const NOT_MET = { abuse: 'not met', harm: 'met', area: 'met', ...REASONS };

describe('a short start that never goes on', () => {
  it('asks notifier and office at once, from the day that the referrer named, and says until when at the latest', async () => {
    const { told, opens } = await alerted();
    for (const who of [LAN, OWEN]) {
      const [asked] = told(who).filter((text) => text.includes('A serious incident: when did the local authority become aware?'));
      expect(asked).toContain('names Sat 12 Dec');
      expect(asked).toContain('by the end of Fri 18 Dec at the latest; sooner if the council knew before');
      expect(asked).not.toContain('Kezia');
    }
    expect(await opens(LAN, 'clock/timeline')).toContain(
      'Day 1 of 5, counted from the earliest day that anybody named, Sat 12 Dec. Notify by the end of Fri 18 Dec at the latest.',
    );
    for (const who of [LAN, OWEN]) expect(await opens(who, 'reviews/mine')).toContain('say on which day the local authority became aware');
  });

  it('counts from the short start where nobody named a day, and from the day that the authority says', async () => {
    const { told, records, review, opens } = await alerted({ ...START, laTold: 'unsure', laToldOn: '', laToldBy: '' });
    expect(told(LAN)[0]).toContain('A short start was sent on Mon 14 Dec');
    expect(told(LAN)[0]).toContain('by the end of Mon 21 Dec at the latest');
    expect(await records(LAN, 'clock/recordAware', '', { awareOn: '2026-12-11' })).toContain('Recorded');
    expect((await review()).clock.laAwareOn).toBe('2026-12-11');
    expect(await opens(LAN, 'clock/timeline')).toContain(
      'counted from the local authority becoming aware Fri 11 Dec. Due by the end of Fri 18 Dec.',
    );
  });

  it('reminds the notifier before the day, and on every working day after it', async () => {
    const { told, at } = await alerted();
    const before = told(LAN).length;
    for (const day of ['16', '17', '18', '21', '22', '23']) await at(`2026-12-${day}T09:00:00Z`);
    expect(told(LAN).length - before).toBe(6);
  });

  it('is kept as a day that was named, and never as the day on which the authority became aware', async () => {
    const { review } = await alerted();
    expect((await review()).clock).toMatchObject({ laAwareOn: '', laNamedOn: '2026-12-12' });
  });
});

describe('the local authority answers that it does not notify', () => {
  it('with the reason for each part of its duty, of which one is not met', async () => {
    const { records, review, opens } = await alerted();
    expect(await opens(LAN, 'clock/notNotify')).toContain('The duty is the local authority’s alone, and has three parts.');
    expect(await records(LAN, 'clock/recordNotNotify', '0', { ...NOT_MET, abuse: 'not known yet' })).toContain('so the duty may stand');
    expect((await review()).clock.notNotifying).toBeNull();
    await records(LAN, 'clock/recordNotNotify', '0', NOT_MET);
    expect((await review()).clock.notNotifying).toMatchObject({ notMet: ['abuse'], by: LAN.id, disagrees: [] });
    expect(await opens(OWEN, 'clock/timeline')).toContain('The local authority does not notify, recorded Mon 14 Dec.');
  });

  it('which the other partners, the scrutineer, the chair and the office hear at once, read and may see differently', async () => {
    const { records, told, opens, review, tables } = await alerted();
    await records(LAN, 'clock/recordNotNotify', '0', NOT_MET);
    for (const who of [RUTH, SAM, CHIDI, OWEN]) expect(told(who).at(-1)).toContain('does not notify the national Panel');
    for (const who of [RUTH, SAM, CHIDI, OWEN]) expect(told(who).at(-1)).not.toContain('heart condition');
    const read = await opens(RUTH, 'clock/notNotifying');
    expect(read).toContain('not met, because the post-mortem names a heart condition');
    expect(read).toContain('I see it differently');
    expect((await tables.seen.of(REFERENCE)).some(({ who, what }) => who === RUTH.id && what === 'why it does not notify')).toBe(true);

    const after = await records(RUTH, 'clock/recordDispute', '1', { why: 'Our record says neglect is suspected.' });
    expect(after).toContain('Who sees it differently');
    expect(after).toContain('Our record says neglect is suspected.');
    expect((await review()).clock.notNotifying?.disagrees).toMatchObject([{ by: RUTH.id }]);
    for (const who of [LAN, OWEN, CHIDI]) expect(told(who).at(-1)).toContain('sees it differently');
    expect(await opens(LAN, 'clock/notNotifying')).toContain('Our record says neglect is suspected.');
    expect(await opens(RUTH, 'clock/notNotifying')).not.toContain('I see it differently');
  });

  it('and notifies after all, so that the days run again from where they began', async () => {
    const { records, review, opens } = await alerted();
    await records(LAN, 'clock/recordNotNotify', '0', NOT_MET);
    await records(LAN, 'clock/recordAfterAll', '1', { why: 'The police told us more.' });
    expect((await review()).clock.notNotifying).toBeNull();
    expect(await opens(LAN, 'clock/timeline')).toContain('Notify by the end of Fri 18 Dec at the latest.');
  });

  it('as nobody else may, and nobody else reads why', async () => {
    const { records, opens, review } = await alerted();
    const before = (await review()).events;
    for (const who of [AMARA, DANA, RUTH]) await records(who, 'clock/recordNotNotify', '0', NOT_MET);
    expect((await review()).events).toBe(before);
    await records(LAN, 'clock/recordNotNotify', '0', NOT_MET);
    for (const who of [AMARA, DANA]) expect(await opens(who, 'clock/notNotifying')).not.toContain('heart condition');
  });
});

describe('the local authority answers that it needs longer', () => {
  it('which office and chair hear; the day stays, and the notifier is asked again on that morning', async () => {
    const { records, told, opens, at } = await alerted();
    expect(await records(LAN, 'clock/recordNeedUntil', '', { until: '2026-12-14', why: 'The post-mortem.' })).toContain('has come already');
    await records(LAN, 'clock/recordNeedUntil', '', { until: '2026-12-17', why: 'The post-mortem.' });
    for (const who of [OWEN, CHIDI]) expect(told(who).at(-1)).toContain('needs until Thu 17 Dec');
    const line = await opens(LAN, 'clock/timeline');
    expect(line).toContain('Notify by the end of Fri 18 Dec at the latest.');
    expect(line).toContain('needs until Thu 17 Dec to find out; the day to notify stays');
    const before = told(LAN).length;
    await at('2026-12-17T09:00:00Z');
    expect(told(LAN).length).toBeGreaterThan(before);
  });
});

describe('a notification that is recorded', () => {
  const SENT = { sentOn: '2026-12-14', sentTime: '16:00', panelReference: '' };

  it('asks in the same form when the authority became aware, where it has not said so', async () => {
    const { opens, records, review } = await alerted();
    expect(await opens(LAN, 'clock/notify')).toContain('On which day did the local authority become aware?');
    await records(LAN, 'clock/record', '', { ...SENT, awareOn: '2026-12-11' });
    expect((await review()).clock).toMatchObject({ laAwareOn: '2026-12-11', notification: { sentAt: '2026-12-14T16:00:00.000Z' } });
    expect(await opens(LAN, 'clock/timeline')).toContain('day 1 of 5, counted from the local authority becoming aware Fri 11 Dec');
    expect(await opens(LAN, 'clock/notify')).not.toContain('On which day did the local authority become aware?');
  });

  it('is refused with a day on which the authority became aware after it was sent', async () => {
    const { records, review } = await alerted();
    const events = (await review()).events;
    expect(await records(LAN, 'clock/record', '', { ...SENT, sentOn: '2026-12-13', awareOn: '2026-12-14' })).toContain(
      'cannot have been sent before',
    );
    expect((await review()).events).toBe(events);
  });
});

describe('a notification of another kind', () => {
  const SENT = { sentOn: '2026-12-14', sentTime: '16:00', panelReference: '' };

  it('starts no rapid review, and leaves the days to notify of abuse or neglect running', async () => {
    const { records, opens, review } = await alerted();
    await records(LAN, 'clock/record', '', { ...SENT, of: 'looked after child' });
    expect((await review()).clock.notification?.of).toBe('looked after child');
    const line = await opens(LAN, 'clock/timeline');
    expect(line).toContain('Notify by the end of Fri 18 Dec at the latest.');
    expect(line).toContain('Not started: no notification to the Panel is recorded.');
  });

  it('is of abuse or neglect where a form that was drawn before says nothing', async () => {
    const { records, review, opens } = await alerted();
    await records(LAN, 'clock/record', '', SENT);
    expect((await review()).clock.notification?.of).toBe('abuse or neglect');
    expect(await opens(LAN, 'clock/timeline')).toContain('On which day of 5 that was cannot be said');
  });
});
