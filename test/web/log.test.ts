import { openLog } from '../../src/log';

const lines: string[] = [];
const log = openLog({ write: (line) => void lines.push(line) });
beforeEach(() => (lines.length = 0));

it('writes a sentence, the time, and the fields that are listed', () => {
  log.info('A turn was answered.', { verb: 'home/help', ms: 3 });
  log.error('A turn failed.', { fault: 'F-123456', status: 0 });
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), verb: 'home/help', ms: 3, msg: 'A turn was answered.' },
    { level: 'error', time: expect.any(String), fault: 'F-123456', status: 0, msg: 'A turn failed.' },
  ]);
});

it('leaves out whatever else it is given', () => {
  const more = { verb: 'home/help', name: 'Amara Okafor', error: new Error('Kayleigh was hurt'), said: { words: 'x' } };
  log.info('A turn was answered.', more);
  log.info('A turn was answered.');
  expect(lines.map((line) => Object.keys(JSON.parse(line) as object).sort())).toEqual([
    ['level', 'msg', 'time', 'verb'],
    ['level', 'msg', 'time'],
  ]);
});
