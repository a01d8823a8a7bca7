import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.js';
import { startProduct } from '../../test/support/running-product.js';

interface Shot {
  readonly name: string;
  readonly route: string;
  readonly width: number;
  readonly height: number;
  readonly contrast?: 'high';
}

const SHOTS: readonly Shot[] = [
  { name: 'board-ko', route: '/', width: 1440, height: 900 },
  { name: 'board-en', route: '/?lang=en', width: 1440, height: 900 },
  { name: 'board-high-contrast', route: '/', width: 1440, height: 900, contrast: 'high' },
  { name: 'board-mobile', route: '/', width: 390, height: 1400 },
  { name: 'matrix-ko', route: '/matrix', width: 1440, height: 1100 },
  { name: 'convergence-ko', route: '/convergence', width: 1440, height: 1100 },
  { name: 'proposal-ko', route: '/proposals/seed:P01', width: 1440, height: 1500 },
  { name: 'programme-ko', route: '/programmes/seed:G16', width: 1440, height: 900 },
  { name: 'law-ko', route: '/legislative-items/law:ai-basic-act:17-2', width: 1440, height: 900 },
];
/** A README should load quickly. */
const LARGEST_BYTES = 300 * 1024;

/**
 * `screenshots [--url URL] [--out DIR]`: photographs the main pages into `docs/images`, from the product at URL or else
 * from one started for the purpose. Resolves to 0, or to 1 when a picture is too large.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { url: { type: 'string' }, out: { type: 'string', default: path.join('docs', 'images') } },
  });
  mkdirSync(values.out, { recursive: true });
  const product = values.url === undefined ? await startProduct() : undefined;
  const browser = await launchBrowser();
  try {
    const url = values.url ?? product?.url ?? '';
    let isTooLarge = false;
    for (const shot of SHOTS) {
      const file = path.join(values.out, `${shot.name}.png`);
      await take(browser, url, shot, file);
      const { size } = statSync(file);
      isTooLarge ||= size > LARGEST_BYTES;
      process.stdout.write(`${file} ${String(Math.round(size / 1024))} KiB\n`);
    }
    return isTooLarge ? 1 : 0;
  } finally {
    await browser.close();
    await product?.stop();
  }
}

async function take(browser: Browser, baseURL: string, shot: Shot, file: string): Promise<void> {
  const { width, height, contrast = 'normal' } = shot;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  await context.addInitScript(`localStorage.setItem('jeonghap.contrast', '${contrast}')`);
  const page = await context.newPage();
  await page.goto(shot.route);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.screenshot({ path: file });
  await context.close();
}
