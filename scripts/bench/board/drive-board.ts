import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type Page } from 'playwright-core';

/** How long each of some interactions took until the next paint, milliseconds. */
export interface Timing {
  readonly what: string;
  readonly ms: readonly number[];
}

/** Often enough that one slow one is no accident. */
const TIMES = 12;
/** What the browser still needs to report an interaction after it is painted, milliseconds. */
const REPORT_MS = 400;
/** Turns of the wheel, and how far each goes, px. */
const TURNS = 60;
const TURN_PX = 900;
/** Presses of the button for more, a hundred rows each. */
const MORE = 8;

/** Notes interactions and frames in the page. The event timing of the browser rounds to 8 ms. */
const OBSERVE = `(() => {
  window.timings = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId > 0) window.timings.push(entry);
  }).observe({ type: 'event', durationThreshold: 16, buffered: false });
})()`;

/** Takes what was noted: of each interaction its longest event. One below what is reported counts as 16 ms. */
const TAKE = `(() => {
  const longest = new Map();
  for (const { interactionId, duration } of window.timings.splice(0)) {
    longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
  }
  return [...longest.values()];
})()`;

/** Longest time between two frames while a promise is open. */
const WATCH_FRAMES = `(() => {
  window.longestFrame = 0;
  let last = performance.now();
  const tick = (now) => {
    window.longestFrame = Math.max(window.longestFrame, now - last);
    last = now;
    window.frames = requestAnimationFrame(tick);
  };
  window.frames = requestAnimationFrame(tick);
})()`;

/**
 * Opens the board and uses it as people do: filter, move, choose, preview, load more, scroll.
 * @param hasScreen whether the browser draws on a screen; without one the page is filmed
 */
export async function driveBoard(
  browser: Browser,
  origin: string,
  hasScreen: boolean,
): Promise<readonly Timing[]> {
  const page = await browser.newPage({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  if (!hasScreen) await film(page);
  await page.goto('/');
  await page.locator('[data-row-link]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(OBSERVE);
  const timings = [
    await time(page, 'filter', (n) => toggleFilter(page, n)),
    await time(page, 'load more', async (n) => {
      if (n < MORE) await page.locator('.board__more button').click();
      await page.waitForLoadState('networkidle');
    }),
    await scroll(page),
    await time(page, 'move by arrow', async (n) => {
      if (n === 0) await page.locator('[data-row-link]').first().focus();
      await page.keyboard.press('ArrowDown');
    }),
    await time(page, 'choose by space', () => page.keyboard.press('Space')),
    await time(page, 'open preview', async (n) => {
      await page.keyboard.press(n % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
      if (n % 2 === 0) await page.locator('.preview__asks li').first().waitFor();
    }),
  ];
  await page.close();
  return timings;
}

/**
 * Looks at the page all the time. A browser without a screen that nobody looks at puts off paints until something else moves:
 * rows that were chosen by a key seemed to take seconds. The pictures have their price: a filter takes about twice as long with them.
 */
async function film(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined); // gone with the page
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 10 });
}

async function time(page: Page, what: string, act: (n: number) => Promise<unknown>): Promise<Timing> {
  await page.evaluate(TAKE);
  const ms: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    await act(n);
    await sleep(REPORT_MS);
    ms.push(Math.max(16, ...(await page.evaluate<number[]>(TAKE))));
  }
  return { what, ms };
}

/** Switches values of different filters on and off, and waits for the list that follows. */
async function toggleFilter(page: Page, n: number): Promise<void> {
  const boxes = page
    .locator('.rail__group')
    .nth(Math.floor(n / 2) % 3)
    .locator('input[type="checkbox"]');
  await boxes.first().click();
  await page.waitForLoadState('networkidle');
}

/** The longest stall while the wheel turns through all rows that are loaded, each way. */
async function scroll(page: Page): Promise<Timing> {
  const ms: number[] = [];
  for (const way of [1, -1]) {
    await page.evaluate(WATCH_FRAMES);
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(0, way * TURN_PX);
      await sleep(30);
    }
    ms.push(await page.evaluate<number>('cancelAnimationFrame(window.frames), window.longestFrame'));
  }
  return { what: 'scroll (frame)', ms };
}
