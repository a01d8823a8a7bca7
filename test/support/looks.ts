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
