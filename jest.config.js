/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/helpers/everythingShown.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } }] },
  // What is loaded when it is first needed is named as it is called when it is built.
  moduleNameMapper: { '^(\\./(docx|measured))\\.js$': '$1' },
  // It ends what hangs. How long a test takes says how busy the machine is, and a busy machine fails none.
  testTimeout: 120_000,
  // In processes of their own, also on a machine of two: an error that nobody catches then ends one of them, and not the run's end.
  maxWorkers: 2,
  // Of what is in use when a file ends; while the next one runs, a process then holds some 700 MB.
  workerIdleMemoryLimit: '300MB',
  reporters: ['default', '<rootDir>/test/helpers/lastLine.js'],
};
