import { type Role } from '@jeonghap/identity';
import { type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { ageRecords } from './age-records.js';
import { launchBrowser } from './browser.js';
import { type RunningProduct, startProduct } from './running-product.js';
import { signInAsSample } from './sign-in.js';

const START_LIMIT_MS = 480_000;

export interface ProductInBrowser {
  readonly url: string;
  readonly browser: Browser;
  /** The page of the running test. */
  readonly page: Page;
  /** Opens a page of the product and waits for its heading, which stands once its data is there. */
  readonly open: (path: string) => Promise<void>;
  /** Signs the visitor in under the sample account of a role; pages opened from then on know it. */
  readonly signIn: (role: Role) => Promise<void>;
  /** Starts over as another visitor, who has kept nothing. */
  readonly becomeNewVisitor: () => Promise<void>;
  /** Moves what the product has on record some weeks into the past. */
  readonly ageRecords: (weeks: number) => Promise<void>;
  /** Expects the browser to complain about answers of this status, because the test provokes them. */
  readonly expectRefusal: (status: number) => void;
  /** Expects the browser to complain with these words, because the test provokes it. */
  readonly expectComplaint: (words: string) => void;
  readonly hasFocus: (one: Locator) => Promise<boolean>;
}

/**
 * For the top of a test file: one product and one browser for the file, a fresh page of 1440 × 900 for each test, and
 * after each test the check that the browser had nothing to complain about — no script error, no refused resource.
 * @param settings variables of the product's environment, asked for when it starts
 */
export function useProductInBrowser(settings: () => Record<string, string> = () => ({})): ProductInBrowser {
  let product: RunningProduct | undefined;
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  let page: Page | undefined;
  let complaints: string[] = [];
  let expectedWords: string[] = [];

  async function openPage(): Promise<void> {
    await context?.close();
    context = await there(browser).newContext({
      baseURL: there(product).url,
      viewport: { width: 1440, height: 900 },
    });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  }

  beforeAll(async () => {
    product = await startProduct(settings());
    browser = await launchBrowser();
  }, START_LIMIT_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  beforeEach(async () => {
    complaints = [];
    expectedWords = [];
    await openPage();
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
    const isExpected = (text: string): boolean => expectedWords.some((words) => text.includes(words));
    expect(complaints.filter((text) => !isExpected(text))).toEqual([]);
  });

  return {
    get url() {
      return there(product).url;
    },
    get browser() {
      return there(browser);
    },
    get page() {
      return there(page);
    },
    open: async (path) => {
      await there(page).goto(path);
      await there(page).locator('main h1').waitFor();
      await there(page).waitForLoadState('networkidle');
    },
    signIn: (role) => signInContext(there(page).context(), there(product).url, role),
    becomeNewVisitor: openPage,
    ageRecords: (weeks) => ageRecords(there(product).dataDir, weeks),
    expectRefusal: (status) => {
      expectedWords.push(`status of ${status}`);
    },
    expectComplaint: (words) => {
      expectedWords.push(words);
    },
    hasFocus: async (one) => (await one.and(there(page).locator(':focus')).count()) === 1,
  };
}

/** Gives the pages of a context the session of a sample account. */
export async function signInContext(context: BrowserContext, url: string, role: Role): Promise<void> {
  const { cookie = '' } = await signInAsSample(url, role);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Only inside a test: the product or the browser did not start.');
  return value;
}
