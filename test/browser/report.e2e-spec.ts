import { readFileSync } from 'node:fs';
import { weekAfter, weekOf } from '@jeonghap/reports';
import { faultsOf } from '../support/axe.js';
import { openContext, openIn } from '../support/looks.js';
import { signInContext, useProductInBrowser } from '../support/product-in-browser.js';
import { signInAsSample } from '../support/sign-in.js';

const web = useProductInBrowser();
const [before, last] = [weekAfter(weekOf(new Date()), -2), weekAfter(weekOf(new Date()), -1)];

/** How a file of each form begins; PDF only where the machine has a browser of its own. */
const BEGINNINGS = {
  html: '<!doctype html>',
  hwpx: 'PK\u0003\u0004',
  pdf: '%PDF-',
  xlsx: 'PK\u0003\u0004',
  csv: '\ufeff',
  json: '{"$schema"',
} as const;

beforeAll(async () => {
  await web.ageRecords(2);
  const headers = { ...(await signInAsSample(web.url, 'admin')), 'content-type': 'application/json' };
  for (const week of [before, last]) {
    const body = JSON.stringify({ week });
    const { status } = await fetch(`${web.url}/api/v1/reports`, { method: 'POST', headers, body });
    // the worker may have been first
    expect([201, 409]).toContain(status);
  }
});

describe('a stored report', () => {
  it('is found in the list, read, compared with the week before, and has its neighbours', async () => {
    await web.open('/reports');
    await web.page.locator('.reports__item a').first().click();
    await web.page.waitForURL(`**/reports/${last}`);
    await web.page.locator('.report__number').first().waitFor();
    expect(await web.page.locator('.report__number').count()).toBe(3);
    await web.page.getByText(`${before} 보고와 견주어 달라진 것`).click();
    await web.page
      .locator('.report__differences')
      .getByText(/달라진 것이 없습니다|→|새로 들어옴|빠짐/)
      .first()
      .waitFor();
    await web.page.getByRole('link', { name: `앞 주 보고 ${before}` }).click();
    await web.page.getByText('기록이 시작된 주의 보고입니다.').first().waitFor();
  });

  it('is taken along in every form', async () => {
    await web.open(`/reports/${last}`);
    const links = web.page.getByRole('list', { name: '내려받기' }).getByRole('link');
    await links.first().waitFor();
    const taken: string[] = [];
    for (const link of await links.all()) {
      const [download] = await Promise.all([
        web.page.waitForEvent('download', { timeout: 100_000 }),
        link.click(),
      ]);
      const [, form = ''] = /\.([a-z]+)$/.exec(download.suggestedFilename()) ?? [];
      const bytes = readFileSync(await download.path());
      const beginning = BEGINNINGS[form as keyof typeof BEGINNINGS];
      expect(bytes.toString().slice(0, beginning.length)).toBe(beginning);
      taken.push(form);
    }
    const isPdfMade = (await web.page.getByText('PDF를 만들지 못합니다').count()) === 0;
    expect(taken).toEqual(Object.keys(BEGINNINGS).filter((form) => form !== 'pdf' || isPdfMade));
  });

  it('has an edition for the company of the account, and none for others', async () => {
    const tab = web.page.getByRole('link', { name: '기업판' });
    await web.open(`/reports/${last}`);
    await web.page.locator('.page__answer').waitFor();
    expect(await tab.count()).toBe(0);
    const context = await openContext(web, 'normal', 1440);
    await signInContext(context, web.url, 'company');
    const page = await context.newPage();
    await openIn(page, `/reports/${last}`, 'ko');
    await page.getByRole('link', { name: '기업판' }).click();
    await page.waitForURL(`**/reports/${last}/company*`);
    await page.getByRole('heading', { name: '우리 기업에 맞는 사업' }).waitFor();
    expect(await page.locator('.tabs [aria-current="page"]').allTextContents()).toEqual(['기업판']);
    expect(await page.locator('h1').count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('list', { name: '내려받기' }).getByRole('link', { name: '엑셀 파일' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`jeonghap-${last}-own-company-ko.xlsx`);
    expect(
      readFileSync(await download.path())
        .toString()
        .slice(0, 4),
    ).toBe(BEGINNINGS.xlsx);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    await openIn(page, `/reports/${last}/company`, 'en');
    await page.getByRole('heading', { name: 'Programmes that fit' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it.each([
    ['ko', 1440],
    ['en', 390],
  ] as const)('has no fault for those who hear or enlarge it, in %s at %i', async (language, width) => {
    await web.page.setViewportSize({ width, height: 900 });
    await openIn(web.page, `/reports/${last}`, language);
    await web.page.locator('.page__answer').waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
  });
});
