import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot, Unavailable } from '@jeonghap/platform';
import { strFromU8, strToU8 } from 'fflate';
import { type ReportDocument } from '../../document/document.js';
import { repack } from '../pack.js';
import { type HwpxCover } from './hwpx-cover.js';
import { type HwpxSource, toHwpxSource } from './hwpx-markdown.js';
import { fromPrivate } from './markdown-text.js';

/** The writer of the document is a program of others, which gets a process of its own with these limits. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_MB = 256;
/** Largest document, bytes. */
const MOST_BYTES = 32 * 2 ** 20;

/** Reads a source from its standard input and writes the document to its standard output. Its argument is where the writer is. */
const PROGRAM = `
const { markdownToHwpx } = require(process.argv[1]);
let source = '';
process.stdin.setEncoding('utf8').on('data', (text) => (source += text)).on('end', async () => {
  const { markdown, options } = JSON.parse(source);
  process.stdout.write(Buffer.from(await markdownToHwpx(markdown, options)));
});
`;

/**
 * A report as a document of the Korean word processor (HWPX). The same report gives the same bytes.
 * @param document the report in Korean, the one language that offices exchange such documents in
 * @throws Unavailable `report.file-not-made` when the writer failed, or took too long or too much memory
 */
export async function renderHwpx(cover: HwpxCover, document: ReportDocument): Promise<Buffer> {
  const written = await runWriter(toHwpxSource(cover, document));
  return repack(written, {
    stored: ['mimetype'],
    change: (name, bytes) =>
      /\.(?:xml|txt)$/u.test(name) ? strToU8(fromPrivate(strFromU8(bytes), name.endsWith('.xml'))) : bytes,
  });
}

function runWriter(source: HwpxSource): Promise<Buffer> {
  const writer = createRequire(path.join(projectRoot(), 'package.json')).resolve('kordoc');
  const limits = {
    timeout: TIME_LIMIT_MS,
    maxBuffer: MOST_BYTES,
    killSignal: 'SIGKILL',
    // nothing of ours is told to it, and it looks for nothing outside
    env: { KORDOC_OFFLINE: '1' },
    encoding: 'buffer',
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${String(MEMORY_LIMIT_MB)}`, '-e', PROGRAM, writer],
      limits,
      (cause, written) => {
        if (cause === null && written.length > 0) resolve(written);
        else reject(new Unavailable('report.file-not-made', { details: { format: 'HWPX' }, cause }));
      },
    );
    // that it ended before it read everything is told by how it ended
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(JSON.stringify(source));
  });
}
