import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'

const impure = 'The rules take `now` and their seeds as parameters: a rule that reads the world cannot be recomputed by an auditor.'

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', '.efiser/', 'public/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', '*.mjs', '.*.mjs'] } } },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    rules: {
      'no-restricted-syntax': ['error', {
        selector: 'ExportAllDeclaration',
        message: 'No barrels: import the file that holds the thing, so that a reader finds it.',
      }],
      eqeqeq: 'error',
    },
  },
  {
    // Plain JavaScript that runs before anything is installed: no program of the compiler holds it.
    files: ['app/install/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'jsx-a11y': jsxA11y, 'react-hooks': reactHooks },
    rules: { ...jsxA11y.configs.strict.rules, 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['exam-engine/**/*.ts', 'scoring/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error',
        ...['process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'console', 'Intl'].map((name) => ({ name, message: impure }))],
      'no-restricted-properties': ['error',
        { object: 'Date', property: 'now', message: impure },
        { object: 'Math', property: 'random', message: impure },
        { object: 'crypto', property: 'randomUUID', message: impure },
        { object: 'crypto', property: 'randomBytes', message: impure }],
      'no-restricted-imports': ['error', {
        patterns: [{ group: ['node:*', '!node:crypto'], message: impure }],
        paths: [{ name: 'node:crypto', importNames: ['randomBytes', 'randomUUID', 'randomInt', 'webcrypto'], message: impure }],
      }],
      'no-restricted-syntax': ['error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: impure },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
        { selector: 'CallExpression[callee.property.name="localeCompare"]', message: 'Order by code point: a locale differs between machines.' }],
    },
  },
)
