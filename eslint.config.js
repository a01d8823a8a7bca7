import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.int-spec.ts',
  '**/*.e2e-spec.ts',
  'libs/*/test/**/*.ts',
  'test/**/*.ts',
];
const MIGRATIONS = ['libs/*/src/migrations/*.ts'];
const NODE_SCRIPTS = ['**/*.js', '**/*.mjs', '**/*.cjs'];

/** Parameters a function may have: 4, or 6 in the constructor of a decorated class, which Nest fills. */
const maxParams = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      tooMany: '{{count}} parameters; at most {{most}}. Group what belongs together, or split the class.',
    },
  },
  create(context) {
    const check = (node) => {
      const isConstructor = node.parent.type === 'MethodDefinition' && node.parent.kind === 'constructor';
      const isNestConstructor = isConstructor && node.parent.parent.parent.decorators.length > 0;
      const most = isNestConstructor ? 6 : 4;
      const count = node.params.length;
      if (count > most) context.report({ node, messageId: 'tooMany', data: { count, most } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

const ENVIRONMENT = 'Only the configuration reads the environment: use readConfig of @jeonghap/platform.';

/** A pattern that is put together at run time escapes the rules that look for slow ones. */
const plainPattern = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      composed: 'Write patterns as literals, which are checked for slow ones; or say why this is fast.',
    },
  },
  create: (context) => {
    const check = (node) => {
      if (
        node.callee.type === 'Identifier' &&
        node.callee.name === 'RegExp' &&
        node.arguments[0]?.type !== 'Literal'
      )
        context.report({ node, messageId: 'composed' });
    };
    return { NewExpression: check, CallExpression: check };
  },
};

const jeonghap = { rules: { 'max-params': maxParams, 'plain-pattern': plainPattern } };

export default tseslint.config(
  {
    ignores: ['**/dist/**', 'coverage/**', '.data/**', 'apps/web/src/generated/**', 'apps/web/public/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { jeonghap },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'jeonghap/max-params': 'error',
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
        { selector: 'ExportAllDeclaration', message: 'A door names what it exports.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings with an `as const` table.' },
      ],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:process', 'process'].map((name) => ({
            name,
            importNames: ['env', 'default'],
            message: ENVIRONMENT,
          })),
        },
      ],
      // `const { left, out, ...rest } = entry` is how a field is left out
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    // whoever sends a text must not be able to keep a process busy with it
    files: [...TYPESCRIPT, ...NODE_SCRIPTS],
    ignores: TESTS,
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts'],
    ignores: TESTS,
    plugins: { jeonghap },
    rules: { 'jeonghap/plain-pattern': 'error' },
  },
  { files: [...TESTS, ...MIGRATIONS], rules: { 'max-lines-per-function': 'off' } },
  {
    // an answer over HTTP has no static type in a black-box test; what it holds is what the test asserts
    files: ['test/api/**/*.ts', 'test/support/running-api.ts'],
    rules: Object.fromEntries(
      [
        'no-unsafe-argument',
        'no-unsafe-assignment',
        'no-unsafe-call',
        'no-unsafe-member-access',
        'no-unsafe-return',
        'restrict-plus-operands',
        'restrict-template-expressions',
      ].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
    ),
  },
  {
    files: ['libs/platform/src/config/**/*.ts', 'test/support/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  {
    // Nest describes options and answers by classes and is given plain objects of their shape
    files: ['apps/{api,worker,standalone}/src/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    // the tools that read these files want a default export
    files: [
      '**/*.config.ts',
      'test/support/{start,stop}-postgres.ts',
      'test/support/{prepare,remove-prepared}-product.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: NODE_SCRIPTS,
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  prettier,
);
