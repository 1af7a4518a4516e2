import ours from '../../../jest.config.js';

/** Plays the conversation tests once each, with a bot that is watched. */
export default {
  ...ours,
  rootDir: '../../..',
  testMatch: ['<rootDir>/test/conversations/**/*.test.ts', '<rootDir>/test/simulated/**/*.test.ts'],
  moduleNameMapper: { '^(\\./|\\.\\./\\.\\./src/)bot$': '<rootDir>/test/past/recording/bot.ts' },
  setupFilesAfterEnv: ['<rootDir>/test/past/recording/scenes.ts'],
  testNamePattern: '^(?!.*each press (redelivered:|answered) (first|second) answer)',
  reporters: ['default'],
};
