import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** One fault for each rule: a file that breaks it, and what the file says. Names are those of real doors and files. */
const FAULTS = {
  'no-circular': {
    'libs/platform/src/fault-a.ts': `import { b } from './fault-b.js';\nexport const a = (): unknown => b;`,
    'libs/platform/src/fault-b.ts': `import { a } from './fault-a.js';\nexport const b = (): unknown => a;`,
  },
  resolvable: { 'libs/platform/src/fault-lost.ts': `import '@jeonghap/no-such-lib';` },
  'direction:korean-text': { 'libs/korean-text/src/fault.ts': `import '@jeonghap/alignment';` },
  'direction:alignment': { 'libs/alignment/src/fault.ts': `import '@jeonghap/platform';` },
  'direction:platform': {
    'libs/platform/src/fault.ts': `import type { Entry } from '@jeonghap/catalogue';\nexport type E = Entry;`,
  },
  'direction:audit': { 'libs/audit/src/fault.ts': `import '@jeonghap/identity';` },
  'direction:identity': { 'libs/identity/src/fault.ts': `import '@jeonghap/catalogue';` },
  'direction:catalogue': { 'libs/catalogue/src/fault.ts': `import '@jeonghap/recompute';` },
  'direction:recompute': { 'libs/recompute/src/fault.ts': `import '@jeonghap/korean-text';` },
  'direction:review': { 'libs/review/src/fault.ts': `import '@jeonghap/identity';` },
  'direction:fit': { 'libs/fit/src/fault.ts': `import '@jeonghap/identity';` },
  'direction:reports': { 'libs/reports/src/fault.ts': `import '@jeonghap/identity';` },
  'direction:delivery': { 'libs/delivery/src/fault.ts': `import '@jeonghap/recompute';` },
  'lib-in-table': { 'libs/newcomer/src/index.ts': `import '@jeonghap/platform';` },
  'catalogue-knows-alignment-types-only': {
    'libs/catalogue/src/fault-score.ts': `import { scoreAlignment } from '@jeonghap/alignment';\nexport const s = scoreAlignment;`,
  },
  'libs-not-to-apps': { 'libs/recompute/src/fault-app.ts': `import '../../../apps/api/src/openapi.js';` },
  'apps-not-to-apps': { 'apps/standalone/src/fault.ts': `import '../../api/src/openapi.js';` },
  'only-standalone-starts-apps': {
    'libs/recompute/src/fault-start.ts': `import '../../../apps/api/src/bootstrap.js';`,
  },
  'api-and-worker-apart': { 'apps/worker/src/fault.ts': `import '../../api/src/bootstrap.js';` },
  'web-stands-alone': { 'apps/web/src/fault.tsx': `import '../../../libs/platform/src/index.js';` },
  'web-is-not-a-lib': { 'apps/api/src/fault-web.ts': `import '../../web/src/api/problem.js';` },
  'one-door': { 'apps/api/src/fault-door.ts': `import '../../../libs/platform/src/queue/jobs.js';` },
  'entities-stay-inside': {
    'libs/catalogue/src/index.ts': `export { ProgrammeEntity } from './programme/programme.entity.js';`,
  },
  'no-test-code-in-the-product': {
    'libs/platform/src/fault-test.ts': `import '../../../test/support/test-database.js';`,
  },
  'no-scripts-in-the-product': {
    'libs/platform/src/fault-script.ts': `import '../../../scripts/thesaurus/data-file.js';`,
  },
  'pure:korean-text': { 'libs/korean-text/src/fault-core.ts': `import 'node:fs';` },
  'pure:alignment': { 'libs/alignment/src/fault-npm.ts': `import 'es-hangul';` },
  'no-undeclared-npm': { 'apps/worker/src/fault-npm.ts': `import 'strtok3';` },
  'no-dev-npm-on-the-server': { 'apps/api/src/fault-dev.ts': `import 'fast-check';` },
};

/** What must not be reported, so that a rule that refuses everything is noticed as well. */
const ALLOWED = {
  'libs/korean-text/src/fine.ts': `import 'es-hangul';`,
  'libs/alignment/src/fine.ts': `import '@jeonghap/korean-text';`,
  'libs/alignment/src/fine.spec.ts': `import 'node:fs';\nimport 'fast-check';`,
  'libs/audit/src/fine.ts': `import '@jeonghap/platform';`,
  'libs/identity/src/fine.ts': `import '@jeonghap/audit';\nimport '@jeonghap/platform';`,
  'libs/catalogue/src/fine.ts': `import type { Facet } from '@jeonghap/alignment';\nexport type F = Facet;`,
  'libs/recompute/src/fine.ts': `import '@jeonghap/catalogue';\nimport '@jeonghap/alignment';\nimport '@jeonghap/platform';`,
  'apps/standalone/src/fine.ts': `import '../../api/src/bootstrap.js';\nimport '../../worker/src/bootstrap.js';`,
};

describe('import rules', () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'import-rules-'));
  let violations = [];

  before(() => {
    for (const folder of ['apps', 'libs', 'scripts', 'test/support']) copySources(folder, tree);
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      cpSync(path.join(ROOT, file), path.join(tree, file));
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(tree, 'node_modules'));
    const files = { ...Object.assign({}, ...Object.values(FAULTS)), ...ALLOWED };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      writeFileSync(path.join(tree, file), `${text}\n`, { flag: 'a' });
    }
    violations = cruise(tree);
  });
  after(() => {
    rmSync(tree, { recursive: true });
  });

  for (const { name } of forbidden) {
    it(`catches a breach of ${name}`, () => {
      const places = Object.keys(FAULTS[name] ?? {});
      assert.notEqual(places.length, 0, `no fault is seeded for ${name}`);
      const caught = violations.filter((violation) => violation.rule === name).map(({ from }) => from);
      assert.ok(
        places.some((place) => caught.includes(place)),
        `${places.join(', ')} went unnoticed; ${name} reported: ${caught.join(', ') || 'nothing'}`,
      );
    });
  }

  it('lets the allowed imports pass', () => {
    const wronged = violations.filter(({ from }) => from in ALLOWED);
    assert.deepEqual(wronged, []);
  });

  it('has a line for every lib', () => {
    const ruled = forbidden.flatMap(({ name }) => (name.startsWith('direction:') ? [name.slice(10)] : []));
    assert.deepEqual([...ruled].sort(), readdirSync(path.join(ROOT, 'libs')).sort());
  });

  it('knows every lib by its alias, written out in full', () => {
    const { compilerOptions } = createRequire(import.meta.url)('../../tsconfig.json');
    const expected = readdirSync(path.join(ROOT, 'libs')).map((lib) => [
      `@jeonghap/${lib}`,
      [`./libs/${lib}/src/index.ts`],
    ]);
    assert.deepEqual(compilerOptions.paths, Object.fromEntries(expected));
  });
});

/** Copies code only: data and built files would only make the copy slow. */
function copySources(folder, tree) {
  const isWanted = (source) =>
    statSync(source).isDirectory() ? path.basename(source) !== 'generated' : /\.(tsx?|mjs|cjs)$/.test(source);
  cpSync(path.join(ROOT, folder), path.join(tree, folder), { recursive: true, filter: isWanted });
}

function cruise(tree) {
  const cli = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [
    cli,
    'apps',
    'libs',
    'scripts',
    '--output-type',
    'json',
    '--config',
    '.dependency-cruiser.cjs',
  ];
  const { summary } = JSON.parse(
    execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }),
  );
  return summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
}
