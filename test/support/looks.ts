import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, type Page, type Request } from 'playwright-core';
import { type ProductInBrowser } from './product-in-browser.js';

export const languages = ['ko', 'en'] as const;
export const contrasts = ['normal', 'high'] as const;
export const widths = [1440, 390] as const;
/** So long without a request, a page has all it wants. */
const QUIET_MS = 300;

/** A visitor's own window, in a contrast and width. */
export async function openContext(
  web: ProductInBrowser,
  contrast: (typeof contrasts)[number],
  width: number,
): Promise<BrowserContext> {
  const context = await web.browser.newContext({
    baseURL: web.url,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(`localStorage.setItem('jeonghap.contrast', '${contrast}')`);
  return context;
}

/** Opens an address in a language and waits until everything is there. */
export async function openIn(page: Page, route: string, language: string): Promise<void> {
  await page.goto(`${route}${route.includes('?') ? '&' : '?'}lang=${language}`);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
}

/** What a page asks the server for and still waits for; the stream of events, which never ends, is not counted. */
export class Requests {
  private readonly open = new Set<Request>();
  private movedAt = Date.now();

  constructor(page: Page) {
    page.on('request', (request) => {
      if (request.resourceType() === 'eventsource') return;
      this.open.add(request);
      this.movedAt = Date.now();
    });
    const end = (request: Request): void => {
      if (this.open.delete(request)) this.movedAt = Date.now();
    };
    page.on('requestfinished', end);
    page.on('requestfailed', end);
  }

  /** Waits until nothing has been asked for or answered for a while. */
  async settled(): Promise<void> {
    this.movedAt = Date.now();
    while (this.open.size > 0 || Date.now() - this.movedAt < QUIET_MS) await sleep(50);
  }
}

/** Goes on to an address of the product as a link there does, without loading the product again, and waits until everything is there. */
export async function goOnTo(page: Page, route: string, requests: Requests): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(route)})`);
  await requests.settled();
  await untilDrawn(page);
}

async function untilDrawn(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

const DISPLAY = /^(화면 설정|Display)/;
const CONTRAST = /^(선명도|Contrast)/;
const CONTRASTS = { normal: /^(보통|normal)$/, high: /^(선명하게|high)$/ } as const;

/** Changes language and contrast on the page that is open, by the buttons of its header, and waits until it is shown so. */
export async function changeLook(
  page: Page,
  contrast: (typeof contrasts)[number],
  language: (typeof languages)[number],
): Promise<void> {
  const html = page.locator('html');
  const header = page.getByRole('banner');
  if ((await html.getAttribute('lang')) !== language) {
    await header.locator(`button[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
  }
  if ((await html.getAttribute('data-contrast')) !== contrast) {
    await header.getByRole('button', { name: DISPLAY }).click();
    const choice = header.getByRole('group', { name: CONTRAST });
    await choice.getByRole('radio', { name: CONTRASTS[contrast] }).check();
    await page.keyboard.press('Escape');
  }
  await untilDrawn(page);
}
