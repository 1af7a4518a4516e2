import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.demo', 'coverage', 'screenshots', 'test/room/page'] },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'appPackage/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.type='CallExpression'][object.callee.property.name='writeHead']",
          message: 'restify replaces writeHead for every server of the process with one that returns nothing: end the response by itself.',
        },
        {
          selector: "CallExpression > CallExpression.arguments[callee.property.name='writeHead']",
          message:
            'restify replaces writeHead for every server of the process with one that returns nothing: pipe into the response by itself.',
        },
      ],
    },
  },
  // An object in a sentence is “[object Object]” to whoever reads it, where a telephone number was meant.
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowAny: false, allowBoolean: false, allowNullish: false, allowNever: false, allowRegExp: false },
      ],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
    },
  },
  { files: ['test/bench/startedProcess.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // A card is drawn at once, so that what draws it can't be awaited when it is first needed.
    files: ['src/journeys/cards/templating.ts'],
    rules: { '@typescript-eslint/no-require-imports': ['error', { allow: ['^adaptivecards-templating$'] }] },
  },
  {
    files: ['test/**/*.ts', 'appPackage/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { module: 'writable', require: 'readonly', process: 'readonly', console: 'readonly', setImmediate: 'readonly' },
    },
  },
  prettier,
);
