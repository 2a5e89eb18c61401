import boundaries from 'eslint-plugin-boundaries';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** The house: what each room may use besides itself. */
const mayUse = {
  contracts: [],
  theme: [],
  i18n: ['context'],
  media: ['contracts'],
  storage: ['contracts'],
  adapters: ['contracts', 'media', 'storage'],
  stateful: ['contracts'],
  testing: ['contracts', 'stateful'],
  context: ['contracts', 'stateful'],
  components: ['contracts', 'theme', 'i18n', 'stateful', 'context', 'media'],
  composites: ['contracts', 'theme', 'i18n', 'stateful', 'context', 'media', 'components'],
  define: ['components', 'composites', 'stateful', 'adapters', 'contracts'],
};
const rooms = Object.keys(mayUse);
const apart = ['adapters']; // Each folder in here is a room of its own: no transport knows another.

export default defineConfig(
  {
    ignores: [
      'dist',
      'cdn',
      'storybook-static',
      'custom-elements.json',
      '**/*.config.js',
      '**/*.cjs',
      '.size-limit.js',
      'scripts',
      '.storybook',
      '.data',
      '.cache',
    ],
  },
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  lit['flat/all'],
  wc['flat/best-practice'],
  {
    plugins: { 'lit-a11y': litA11y, boundaries },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './server/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'boundaries/elements': rooms.map((type) => ({
        type,
        pattern: apart.includes(type) ? `src/${type}/*` : `src/${type}`,
      })),
      'import/resolver': { typescript: { project: ['./tsconfig.json'] } },
    },
    rules: {
      ...litA11y.configs.recommended.rules,
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: rooms.map((type) => ({
            from: { element: { type } },
            allow: [...(apart.includes(type) ? [] : [type]), ...mayUse[type]].map((to) => ({
              to: { element: { type: to } },
            })),
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['src/{contracts,adapters,stateful,media,storage}/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['lit', 'lit/*', '@lit/*'] }] },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text from the wire is never HTML. Render it with Lit.' },
        { property: 'outerHTML', message: 'Text from the wire is never HTML. Render it with Lit.' },
        { property: 'insertAdjacentHTML', message: 'Text from the wire is never HTML. Render it with Lit.' },
      ],
    },
  },
  {
    // Only these load a transport, and only on demand.
    files: ['src/define/**'],
    ignores: ['src/define/connect-*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['**/adapters/**'] }] },
  },
  {
    files: ['test/**', 'stories/**'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'off', // The axe plugin types every assertion as a promise.
    },
  },
);
