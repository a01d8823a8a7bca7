import { type BrowserContext, type Page } from 'playwright-core';
import { faultsOf } from '../support/axe.js';
import { signInContext, useProductInBrowser } from '../support/product-in-browser.js';
import {
  changeLook,
  contrasts,
  goOnTo,
  languages,
  openContext,
  openIn,
  Requests,
  widths,
} from '../support/looks.js';
import { readTestForm } from '../support/test-form.js';

const ROUTE_LIMIT_MS = 180_000;

const routes = [
  '/',
  '/?coverage=gap&q=AI',
  '/?moved=new-gap',
  '/matrix',
  '/matrix?rows=ministry&columns=instrument&measure=move',
  '/proposals/seed:P01',
  '/proposals/seed:P11',
  '/programmes',
  '/programmes/seed:G16',
  '/legislative-items',
  '/legislative-items/law:ai-basic-act:17-2',
  '/stakeholders',
  '/stakeholders/seed:S01',
  '/convergence',
  '/fit',
  '/fit?step=certificates',
  '/fit/result',
  '/search?q=AI',
  '/method',
  '/reports',
  '/recompute',
  '/login',
  '/link',
  '/opt-out/no-such-link',
  '/no-such-page',
  '/proposals/no-such-proposal',
] as const;

const web = useProductInBrowser();

/** A language and contrast in which a page is looked at, in each width. */
interface Look {
  readonly contrast: (typeof contrasts)[number];
  readonly language: (typeof languages)[number];
}
/** In the short form each language, width and contrast, in two combinations instead of four. */
const LOOKS: readonly Look[] = readTestForm().isLong
  ? contrasts.flatMap((contrast) => languages.map((language) => ({ contrast, language })))
  : [
      { contrast: 'normal', language: 'ko' },
      { contrast: 'high', language: 'en' },
    ];

/** Goes to a route, and looks at it in every way: a visitor changes language and contrast on the page as well. */
async function lookAt(route: string, { page, requests }: Visit): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await goOnTo(page, route, requests);
  for (const look of LOOKS) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await changeLook(page, look.contrast, look.language);
    for (const width of widths) expect(await seenAt(page, width)).toEqual({ ...look, width, faults: [] });
  }
}

async function seenAt(page: Page, width: number): Promise<unknown> {
  await page.setViewportSize({ width, height: 900 });
  // what follows the width is drawn anew with the next frame
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
  );
  const html = page.locator('html');
  const faults = await faultsOf(page);
  const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (scrollWidth > width) faults.push(`cut: ${String(scrollWidth)} px wide`);
  return {
    contrast: await html.getAttribute('data-contrast'),
    language: await html.getAttribute('lang'),
    width,
    faults,
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

/** One visitor's page, which stays open from route to route as most visitors' does. */
interface Visit {
  readonly page: Page;
  readonly requests: Requests;
}

/** For the top of a `describe`. */
function useVisit(prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve()) {
  let context: BrowserContext | undefined;
  let visit: Visit | undefined;
  beforeAll(async () => {
    context = await openContext(web, 'normal', 1440);
    await prepare(context);
    const page = await context.newPage();
    visit = { page, requests: new Requests(page) };
    await openIn(page, '/method', 'ko');
  });
  afterAll(() => context?.close());
  return () => there(visit);
}

describe('what everybody sees', () => {
  const visit = useVisit();

  it.each(routes)(
    'has no fault that axe finds, in both languages, widths and contrasts: %s',
    (route) => lookAt(route, visit()),
    ROUTE_LIMIT_MS,
  );
});

describe('what an administrator sees', () => {
  const visit = useVisit((one) => signInContext(one, web.url, 'admin'));

  it.each([
    '/?review=unreviewed',
    '/account',
    '/users',
    '/reviews',
    '/replies',
    '/my-work',
    '/duplicates',
    '/correction-requests',
    '/submitted-drafts',
    '/audit',
    '/unpublished',
    '/import',
    '/imports',
    '/proposals/new',
    '/proposals/seed:P01/edit',
    '/programmes/new',
    '/programmes/seed:G16/edit',
    '/legislative-items/new',
    '/stakeholders/new',
    '/recompute',
    '/reports',
    '/subscriptions',
    '/deliveries',
    '/webhooks',
    '/failures',
    '/thesaurus',
    '/thesaurus/instrument.voucher',
    '/thesaurus/new',
  ])(
    'has no fault that axe finds, in both languages, widths and contrasts: %s',
    (route) => lookAt(route, visit()),
    ROUTE_LIMIT_MS,
  );
});

describe('what a company sees', () => {
  const visit = useVisit((one) => signInContext(one, web.url, 'company'));

  it.each(['/fit/asks', '/fit/drafts', '/fit/draft', '/fit/notices'])(
    'has no fault that axe finds, in both languages, widths and contrasts: %s',
    (route) => lookAt(route, visit()),
    ROUTE_LIMIT_MS,
  );
});

it(
  'gives every route a title of its own, one h1, and the language of the page',
  async () => {
    const context = await openContext(web, 'normal', 1440);
    const page = await context.newPage();
    const differentPages = routes.filter((one) => !one.includes('?') && !one.includes('no-such'));
    const titles = new Map<string, Set<string>>(languages.map((language) => [language, new Set<string>()]));
    for (const route of differentPages) {
      await openIn(page, route, 'ko');
      for (const language of languages) {
        await changeLook(page, 'normal', language);
        expect(await page.locator('h1').count()).toBe(1);
        titles.get(language)?.add(await page.title());
      }
    }
    for (const language of languages) expect(titles.get(language)?.size).toBe(differentPages.length);
    await context.close();
  },
  ROUTE_LIMIT_MS,
);

it(
  'clips no text when letters, words and lines are spaced out',
  async () => {
    const context = await openContext(web, 'normal', 390);
    const page = await context.newPage();
    for (const route of ['/', '/matrix', '/proposals/seed:P01', '/programmes/seed:G16']) {
      await openIn(page, route, 'ko');
      // A constructed style sheet is what the content security policy lets a test add.
      await page.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
      document.adoptedStyleSheets = [sheet];
    })()`);
      const clipped = await page.evaluate<
        string[]
      >(`[...document.querySelectorAll('main *, header *, footer *')]
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const hides = overflowX === 'hidden' || overflowY === 'hidden';
        return hides && !one.classList.contains('sr-only') && (one.scrollWidth > one.clientWidth + 1);
      })
      .map((one) => one.className)`);
      expect({ route, clipped }).toEqual({ route, clipped: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    }
    await context.close();
  },
  ROUTE_LIMIT_MS,
);
