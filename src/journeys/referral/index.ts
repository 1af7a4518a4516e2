import { actsAs } from '../../domain/people/people';
import { isWithoutReferral, officeActsForLead } from '../../domain/review/whereItIs';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Area } from '../action';
import * as coach from './coach';
import { easy } from './easy';
import * as form from './form';
import * as gate from './gate';
import * as items from './items';
import { settleNudges } from './nudges';
import { route } from './route';
import * as send from './send';
import { notices } from './notices';

export const referral = {
  actions: [
    gate.begin,
    gate.answered,
    gate.report,
    gate.askToDiscard,
    gate.discard,
    route,
    form.open,
    form.next,
    form.leave,
    form.back,
    form.save,
    coach.replace,
    coach.keepAsIs,
    easy,
    items.item,
    items.keepItem,
    items.leaveItem,
    items.removeItem,
    items.removeItemNow,
    send.sendStart,
    send.check,
    send.sendAll,
  ],
  commands: [
    {
      words: /^(refer|referral|a referral|refer a (case|child)|make a referral|new referral|start|start a (new )?referral)$/i,
      verb: 'referral/begin',
    },
  ],
  notices,
  settles: settleNudges,
  offers: (review, person) => [
    ...(review.referrer === person.id && review.state === 'short start sent'
      ? [{ title: 'Go on with the referral', verb: 'referral/open', opens: 'dialog' } as const]
      : []),
    ...(visible(review, person)?.referral
      ? [
          {
            title: isWithoutReferral(review) ? 'Read the notification' : 'Read the referral',
            verb: 'referral/read',
            opens: 'dialog',
          } as const,
        ]
      : []),
  ],
  waitsFor: (review, person) => {
    if (review.state === 'short start sent') return review.referrer === person.id ? 'Next for you: write the rest of the referral.' : '';
    if (review.state !== 'with agency lead') return '';
    const mine = officeActsForLead(review) ? has(person, 'coordinator') : actsAs(person, review.lead);
    return mine ? 'Next for you: read it and pass it on.' : '';
  },
} satisfies Area;
