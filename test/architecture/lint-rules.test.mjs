import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

const ROOT = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: ROOT });

/** The rules that are reported when a file of the project is replaced by some text. */
async function rulesBroken(file, text) {
  const [result] = await eslint.lintText(text, { filePath: path.join(ROOT, file) });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const parameters = (count) => Array.from({ length: count }, (_, n) => `p${n}: number`).join(', ');
const method = (count) => `export function f(${parameters(count)}): void { f(${'0, '.repeat(count)}); }`;
const lines = (count) => 'f();\n'.repeat(count);
const longFunction = `declare function f(): void;\nexport function g(): void {\n${lines(61)}}`;
const provider = (count) => `
  const Injectable = (): ClassDecorator => () => undefined;
  @Injectable()
  export class Provider { constructor(${parameters(count).replaceAll('p', 'readonly p')}) {} }`;
const plain = (count) => provider(count).replace('@Injectable()', 'void Injectable;');

const SOURCE = 'libs/platform/src/queue/jobs.ts';
const SPEC = 'libs/platform/src/config/config.spec.ts';
const CONFIG = 'libs/platform/src/config/config.ts';
const SUPPORT = 'test/support/test-server.ts';
const MIGRATION = 'libs/catalogue/src/migrations/1764000000000-catalogue.ts';
const PAGE = 'apps/web/src/main.tsx';

/** `[what, file, text, rule]` */
const CAUGHT = [
  [
    'a pattern that backtracks',
    SOURCE,
    'export const p = /(?:a+)+$/;',
    'regexp/no-super-linear-backtracking',
  ],
  ['a pattern that starts over', SOURCE, 'export const p = /\\s+$/;', 'regexp/no-super-linear-move'],
  ['a slow pattern in a page', PAGE, 'export const p = /(?:a+)+$/;', 'regexp/no-super-linear-backtracking'],
  [
    'a slow pattern in a string',
    SOURCE,
    `export const p = new RegExp('(a+)+$');`,
    'regexp/no-super-linear-backtracking',
  ],
  [
    'a pattern put together',
    SOURCE,
    'export const p = (word: string): RegExp => new RegExp(`^(${word})+$`);',
    'jeonghap/plain-pattern',
  ],
  ['process.env', SOURCE, `export const e = process.env['PORT'];`, 'no-restricted-properties'],
  ['destructured env', SOURCE, `export const { env } = process;`, 'no-restricted-properties'],
  [
    'imported env',
    SOURCE,
    `import { env } from 'node:process';\nexport const e = env['PORT'];`,
    'no-restricted-imports',
  ],
  [
    'process.env in a unit test',
    SPEC.replace('config/config', 'pagination/cursor'),
    `void process.env['PORT'];`,
    'no-restricted-properties',
  ],
  ['console', SOURCE, `console.log(1);`, 'no-console'],
  ['any', SOURCE, `export const a: any = 1;`, '@typescript-eslint/no-explicit-any'],
  ['a forgotten promise', SOURCE, `Promise.resolve(1);`, '@typescript-eslint/no-floating-promises'],
  ['a default export', SOURCE, `export default 1;`, 'no-restricted-syntax'],
  ['export *', SOURCE, `export * from './queues.js';`, 'no-restricted-syntax'],
  ['enum', SOURCE, `export enum E { A }`, 'no-restricted-syntax'],
  ['five parameters', SOURCE, method(5), 'jeonghap/max-params'],
  ['seven dependencies', SOURCE, provider(7), 'jeonghap/max-params'],
  ['five parameters of a plain class', SOURCE, plain(5), 'jeonghap/max-params'],
  ['301 lines', SOURCE, `declare function f(): void;\n${lines(300)}`, 'max-lines'],
  ['61 lines of one function', SOURCE, longFunction, 'max-lines-per-function'],
  ['an image without words', PAGE, `export const i = <img src="/a.png" />;`, 'jsx-a11y/alt-text'],
  [
    'a hook in a branch',
    PAGE,
    `import { useId } from 'react';\nexport function C() { if (Math.random() > 1) useId(); return null; }`,
    'react-hooks/rules-of-hooks',
  ],
];

const PASSED = [
  [
    'process.env in the configuration',
    CONFIG,
    `export const e = process.env['PORT'];`,
    'no-restricted-properties',
  ],
  [
    'process.env in the test support',
    SUPPORT,
    `export const e = process.env['PORT'];`,
    'no-restricted-properties',
  ],
  ['four parameters', SOURCE, method(4), 'jeonghap/max-params'],
  ['six dependencies', SOURCE, provider(6), 'jeonghap/max-params'],
  ['300 lines', SOURCE, `declare function f(): void;\n${lines(299)}`, 'max-lines'],
  ['a long test', SPEC, longFunction, 'max-lines-per-function'],
  ['a long migration', MIGRATION, longFunction, 'max-lines-per-function'],
];

describe('lint rules', () => {
  for (const [what, file, text, rule] of CAUGHT) {
    it(`catch ${what}`, async () => {
      const broken = await rulesBroken(file, text);
      assert.ok(broken.includes(rule), `${rule} is not among: ${broken.join(', ')}`);
    });
  }
  for (const [what, file, text, rule] of PASSED) {
    it(`let ${what} pass`, async () => {
      const broken = await rulesBroken(file, text);
      assert.ok(!broken.some((name) => name === rule || name.startsWith('Parsing')), broken.join(', '));
    });
  }
});
