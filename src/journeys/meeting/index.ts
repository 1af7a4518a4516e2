import { has } from '../../domain/sight/acting';
import { atMeeting } from '../../domain/sight/visible';
import type { Area } from '../action';
import * as booking from './booking';
import * as file from './file';
import * as linking from './linking';
import * as meetingActions from './meeting';
import { notices } from './notices';

export const meeting = {
  actions: [booking.open, booking.bookNow, meetingActions.open, meetingActions.letIn, file.offerFile, linking.ask, linking.link],
  commands: [{ words: /^link (?<reference>pr-[0-9a-z]{7})$/i, verb: 'meeting/link' }],
  notices,
  files: [file.taken],
  offers: (review, person) => {
    const sees = atMeeting(review, person);
    if (!sees || review.state !== 'decided') return [];
    if (review.meeting) return [{ title: 'The meeting', verb: 'meeting/open', opens: 'chat' }];
    return sees.books ? [{ title: 'Book the meeting', verb: 'meeting/book', opens: 'dialog' }] : [];
  },
  waitsFor: (review, person) => {
    if (review.state !== 'decided' || !has(person, 'coordinator')) return '';
    if (!review.meeting) return 'Next for you: book the meeting.';
    return review.information.pack && !review.meeting.chatLinked ? 'Next for you: link the meeting’s chat to this review.' : '';
  },
} satisfies Area;
