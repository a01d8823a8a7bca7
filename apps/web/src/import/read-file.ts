import { FILE_LIMITS, type TableAnswer } from './table-file.js';

/** Longest time for reading a file. */
const LIMIT_MS = 20_000;

/** Reads a file in a worker of its own, which ends with the answer or with the time. */
export async function readFile(file: File): Promise<TableAnswer> {
  if (file.size > FILE_LIMITS.bytes) return { fault: 'tooLarge' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<TableAnswer>((resolve) => {
      const timer = setTimeout(() => {
        resolve({ fault: 'timeout' });
      }, LIMIT_MS);
      worker.addEventListener('message', ({ data }: MessageEvent<TableAnswer>) => {
        clearTimeout(timer);
        resolve(data);
      });
      worker.addEventListener('error', () => {
        clearTimeout(timer);
        resolve({ fault: 'format' });
      });
      worker.postMessage(bytes);
    });
  } finally {
    worker.terminate();
  }
}
