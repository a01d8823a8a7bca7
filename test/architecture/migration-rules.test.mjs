import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/**
 * A migration runs while processes of the release before still read and write. So it only adds: what nobody uses any more goes one
 * release later, in a migration whose comment says `@contracts VERSION`, the release that stopped using it.
 */
const CONTRACTIONS = [
  ['drops', /\bDROP\s+(COLUMN|TABLE|VIEW|FUNCTION|SCHEMA|TYPE)\b/i],
  ['renames', /\bRENAME\s+(TO|COLUMN|CONSTRAINT)?\b/i],
  ['changes a type', /\bALTER\s+COLUMN\s+\w+\s+(SET\s+DATA\s+)?TYPE\b/i],
  ['forbids NULL where it was allowed', /\bALTER\s+COLUMN\s+\w+\s+SET\s+NOT\s+NULL\b/i],
  [
    'adds a column that older code leaves empty',
    /\bADD\s+(?:COLUMN\s+)?(?!CONSTRAINT)\w+\s[^,;]*\bNOT\s+NULL\b(?![^,;]*\bDEFAULT\b)/i,
  ],
];

/** Contractions that came before the rule; none is added here. */
const EARLIER = new Map([
  [
    'libs/recompute/src/migrations/1764000005000-lean-alignments.ts',
    'dropped a column and changed two types at once; it has shipped, so that it stays as it is',
  ],
]);

/** What a migration takes from the release before, without saying of which release it is the contraction. */
function breaches(text) {
  const marked = /@contracts\s+(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (marked !== undefined && isOlder(marked, version)) return [];
  const statements = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.split(/\/\/|--/)[0])
    .join('\n');
  // NOT NULL DEFAULT and DEFAULT … NOT NULL are the same
  const plain = statements.replace(/\bDEFAULT\s+(\S+)\s+NOT\s+NULL\b/gi, 'NOT NULL DEFAULT $1');
  return CONTRACTIONS.filter(([, pattern]) => pattern.test(plain)).map(([what]) => what);
}

function isOlder(release, than) {
  const [a, b] = [release, than].map((text) => text.split('.').map(Number));
  const at = a.findIndex((part, place) => part !== b[place]);
  return at !== -1 && a[at] < b[at];
}

const migrations = readdirSync(path.join(ROOT, 'libs'), { recursive: true })
  .map((file) => `libs/${file.replaceAll(path.sep, '/')}`)
  .filter((file) => /^libs\/[^/]+\/src\/migrations\/[^/]+\.ts$/.test(file))
  .sort();

describe('migrations', () => {
  for (const file of migrations) {
    const expected = EARLIER.has(file) ? 'is a recorded exception' : 'takes nothing from the release before';
    it(`${file} ${expected}`, () => {
      const found = breaches(readFileSync(path.join(ROOT, file), 'utf8'));
      if (EARLIER.has(file)) assert.notDeepEqual(found, []);
      else assert.deepEqual(found, []);
    });
  }

  it('are found', () => {
    assert.ok(migrations.length >= 20);
    for (const file of EARLIER.keys()) assert.ok(migrations.includes(file));
  });
});

const CAUGHT = [
  'ALTER TABLE alignment DROP COLUMN facets',
  'DROP TABLE reply',
  'ALTER TABLE reply RENAME COLUMN text TO body',
  'ALTER TABLE reply RENAME TO answer',
  'ALTER TABLE alignment ALTER COLUMN parts TYPE json',
  'ALTER TABLE alignment ALTER COLUMN parts SET DATA TYPE json',
  'ALTER TABLE ask ALTER COLUMN text SET NOT NULL',
  'ALTER TABLE ask ADD COLUMN axis text NOT NULL',
  'ALTER TABLE ask ADD COLUMN a int NOT NULL DEFAULT 0, ADD COLUMN b text NOT NULL',
  'ALTER TABLE ask ADD axis text NOT NULL',
  `/** @contracts ${version} */ ALTER TABLE ask DROP COLUMN text`,
  '/** @contracts 99.0.0 */ ALTER TABLE ask DROP COLUMN text',
];
const ALLOWED = [
  'ALTER TABLE ask ADD COLUMN axis text',
  'ALTER TABLE ask ADD COLUMN axis text NOT NULL DEFAULT 1',
  'ALTER TABLE ask ADD COLUMN axis text DEFAULT 1 NOT NULL',
  'CREATE TABLE answer (id uuid PRIMARY KEY, text text NOT NULL)',
  'ALTER TABLE ask ADD CONSTRAINT named CHECK (text IS NOT NULL) NOT VALID',
  'ALTER TABLE score_set DROP CONSTRAINT score_set_state_check',
  'DROP INDEX score_set_model',
  'ALTER TABLE ask ALTER COLUMN text DROP NOT NULL',
  '-- DROP COLUMN facets comes one release later',
  '/** @contracts 0.0.9 */ ALTER TABLE ask DROP COLUMN text',
];

describe('the rule for migrations', () => {
  for (const text of CAUGHT) it(`catches ${text}`, () => assert.notDeepEqual(breaches(text), []));
  for (const text of ALLOWED) it(`lets pass ${text}`, () => assert.deepEqual(breaches(text), []));
});
