import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './project-root.js';

describe('projectRoot', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jeonghap-root-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds this project from the running test', () => {
    const content: unknown = JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8'));
    expect(content).toMatchObject({ name: 'jeonghap' });
  });

  it('passes by packages of other names and broken ones on the way up', () => {
    const bundle = path.join(folder, 'dist', 'apps', 'api');
    mkdirSync(bundle, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"name":"jeonghap"}');
    writeFileSync(path.join(folder, 'dist', 'package.json'), '{"name":"other"}');
    writeFileSync(path.join(bundle, 'package.json'), '{broken');
    expect(projectRoot([path.join(bundle, 'main.js')])).toBe(folder);
  });

  it('falls back to the next start, and throws when none is inside the project', () => {
    expect(projectRoot(['', folder, process.cwd()])).toBe(projectRoot());
    expect(() => projectRoot([folder])).toThrow(/No package.json named "jeonghap"/);
  });
});
