import fc from 'fast-check';
import { histories } from './history.js';
import { PropertyLab } from './property-lab.js';

it('x', async () => {
  const seed = Number(process.env['SEED'] ?? 1);
  let s = seed;
  const random = () => {
    s = (s * 1103515245 + 12345) & 0x7fffffff;
    return s / 0x7fffffff;
  };
  const t0 = Date.now();
  const lab = await PropertyLab.open({ name: 'good', replacements: [], random, quietWithinMs: 60_000 });
  console.log('open', Date.now() - t0);
  const t1 = Date.now();
  try {
    await fc.assert(
      fc.asyncProperty(
        histories({
          kills: process.env['KILLS'] !== '0',
          pauses: true,
          crashes: process.env['CRASH'] !== '0',
        }),
        (h) => lab.play(h),
      ),
      { numRuns: Number(process.env['RUNS'] ?? 5), seed, endOnFailure: true },
    );
  } finally {
    process.stdout.write(JSON.stringify(lab.counts) + ' ' + (Date.now() - t1) / 1000 + ' s\n');
    await lab.close();
  }
}, 600_000);
