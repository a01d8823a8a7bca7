import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@jeonghap/platform';
import { reportJsonSchema } from './report-shape.js';

/**
 * Writes the JSON Schema of the weekly report to the file that the API serves; a unit test says when that is out of date.
 * @returns exit code: 0 written, 2 wrong arguments
 */
export function main(argv: readonly string[]): number {
  if (argv.length > 0) {
    process.stderr.write('usage: npm run report:schema\n');
    return 2;
  }
  const file = path.join(projectRoot(), 'libs', 'reports', 'src', 'model', 'report.schema.json');
  writeFileSync(file, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  return 0;
}
