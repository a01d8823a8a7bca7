import { type BrowserContext } from 'playwright-core';
import { faultsOf } from '../support/axe.js';
import { signInContext, useProductInBrowser } from '../support/product-in-browser.js';
import { contrasts, languages, openContext, openIn, widths } from '../support/looks.js';
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
  '/no-such-page',
  '/proposals/no-such-proposal',
] as const;

const web = useProductInBrowser();

/** A load of a page in one language and contrast, and the widths at which it is looked at. */
interface Look {
  readonly contrast: (typeof contrasts)[number];
  readonly language: (typeof languages)[number];
  readonly widths: readonly number[];
}
/** In the short form each language, width and contrast, at two loads of a page instead of four. */
const LOOKS: readonly Look[] = readTestForm().isLong
  ? contrasts.flatMap((contrast) => languages.map((language) => ({ contrast, language, widths })))
  : [
      { contrast: 'normal', language: 'ko', widths },
      { contrast: 'high', language: 'en', widths },
    ];

/** Looks at a route in every way; the pages of one contrast keep their context, as a visitor's do. */
async function lookAt(route: string, contexts: readonly BrowserContext[]): Promise<void> {
  for (const { contrast, language, widths: shown } of LOOKS) {
    const page = await there(contexts[contrasts.indexOf(contrast)]).newPage();
    await openIn(page, route, language);
    expect(await page.locator('html').getAttribute('data-contrast')).toBe(contrast);
    for (const width of shown) {
      await page.setViewportSize({ width, height: 900 });
      // what follows the width is drawn anew with the next frame
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      );
      const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth');
      const look = { contrast, width, language };
      expect({ ...look, faults: await faultsOf(page), isCut: scrollWidth > width }).toEqual({
        ...look,
        faults: [],
        isCut: false,
      });
    }
    await page.close();
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

/** For the top of a `describe`: a context for each contrast. */
function useContexts(prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve()) {
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    for (const contrast of contrasts) {
      const context = await openContext(web, contrast, 1440);
      await prepare(context);
      contexts.push(context);
    }
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });
  return contexts;
}

describe('what everybody sees', () => {
  const contexts = useContexts();

  it.each(routes)(
    'has no fault that axe finds, in both languages, widths and contrasts: %s',
    (route) => lookAt(route, contexts),
    ROUTE_LIMIT_MS,
  );
});

describe('what an administrator sees', () => {
  const contexts = useContexts((context) => signInContext(context, web.url, 'admin'));

  it.each([
    '/?review=unreviewed',
    '/account',
    '/users',
    '/reviews',
    '/replies',
    '/my-work',
    '/duplicates',
    '/correction-requests',
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
    '/failures',
    '/thesaurus',
    '/thesaurus/instrument.voucher',
    '/thesaurus/new',
  ])(
    'has no fault that axe finds, in both languages, widths and contrasts: %s',
    (route) => lookAt(route, contexts),
    ROUTE_LIMIT_MS,
  );
});

it(
  'gives every route a title of its own, one h1, and the language of the page',
  async () => {
    const context = await openContext(web, 'normal', 1440);
    const page = await context.newPage();
    for (const language of languages) {
      const titles = new Set<string>();
      const differentPages = routes.filter((one) => !one.includes('?') && !one.includes('no-such'));
      for (const route of differentPages) {
        await openIn(page, route, language);
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        titles.add(await page.title());
      }
      expect(titles.size).toBe(differentPages.length);
    }
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
