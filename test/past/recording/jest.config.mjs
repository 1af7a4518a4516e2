import ours from '../../../jest.config.js';

/** Plays the tests that talk to a whole bot, once each, with one that is watched. */
export default {
  ...ours,
  rootDir: '../../..',
  testMatch: [
    'conversations/*.test.ts',
    'simulated/*.test.ts',
    'journeys/**/{following,joining,newReferrals,nudges}.test.ts',
    'past/recording/more.ts',
  ].map((some) => `<rootDir>/test/${some}`),
  moduleNameMapper: { '^(\\./|(\\.\\./){2,3}src/)bot$': '<rootDir>/test/past/recording/watched/bot.ts' },
  setupFilesAfterEnv: ['<rootDir>/test/past/recording/scenes.ts'],
  testNamePattern: '^(?!.*three thousand)(?!.*each press (redelivered:|answered) (first|second) answer)',
  reporters: ['default'],
};
