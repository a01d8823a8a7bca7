import { type BrowserContext, type Page } from 'playwright-core';
import { type ProductInBrowser } from './product-in-browser.js';

export const languages = ['ko', 'en'] as const;
export const contrasts = ['normal', 'high'] as const;
export const widths = [1440, 390] as const;

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
  await page.locator('main h1').waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}
