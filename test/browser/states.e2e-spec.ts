import { gzipSync } from 'node:zlib';
import { type Route } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

/** Lets an answer of the API through with every `fresh` turned into `pending`. */
async function answerAsPending(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.text();
  await route.fulfill({ response, body: body.replaceAll('"state":"fresh"', '"state":"pending"') });
}

function refuseWith(status: number, problem: object) {
  return (route: Route): Promise<void> =>
    route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(problem) });
}

describe('while scores are recomputed', () => {
  it('shows the old score labelled as such, then the new state, without moving anything', async () => {
    await web.page.route('**/api/v1/proposals/**', answerAsPending);
    await web.open('/proposals/seed:P01');
    const score = web.page.locator('.alignment .score').first();
    expect(await score.getAttribute('class')).toContain('score--previous');
    expect(await web.page.locator('.alignment .freshness').first().innerText()).toBe(
      '재계산 중 (이전 값 표시)',
    );
    const before = { box: await score.boundingBox(), text: await score.innerText() };

    await web.page.unrouteAll({ behavior: 'wait' }); // answers under way end as pending, the next ones are the server's
    await web.page.locator('.alignment .freshness--fresh').first().waitFor();
    await web.page.locator('.entry-head__state .freshness--fresh').waitFor();
    expect({ box: await score.boundingBox(), text: await score.innerText() }).toEqual(before);
    expect(await score.getAttribute('class')).not.toContain('score--previous');
  });

  it('keeps the rows of the board where they are', async () => {
    await web.page.route('**/api/v1/proposals?*', answerAsPending);
    await web.open('/');
    const title = web.page.locator('.proposals__title').nth(5);
    await web.page.locator('table.proposals .freshness--pending').first().waitFor();
    const before = await title.boundingBox();
    await web.page.unrouteAll({ behavior: 'wait' });
    await web.page.locator('table.proposals .freshness--fresh').first().waitFor();
    expect(await title.boundingBox()).toEqual(before);
  });
});

describe('when something fails', () => {
  const problem = {
    type: 'urn:jeonghap:problem:service.unavailable',
    title: 'Service Unavailable',
    status: 503,
    code: 'service.unavailable',
    detail: '데이터베이스에 연결할 수 없습니다.',
    detailEn: 'The database cannot be reached.',
    errors: [],
    requestId: 'req-test',
  };

  it('says so in the panel concerned, with the request number, and leaves the others alone', async () => {
    web.expectRefusal(503);
    await web.page.route('**/api/v1/coverage/summary?*', refuseWith(503, problem));
    await web.open('/');
    const panel = web.page.locator('.board__summary .problem');
    expect(await panel.innerText()).toContain('데이터베이스에 연결할 수 없습니다.');
    expect(await panel.innerText()).toContain('req-test');
    expect(await web.page.locator('table.proposals tbody tr').count()).toBe(20);

    await web.page.unrouteAll({ behavior: 'wait' });
    await panel.getByRole('button', { name: '다시 시도' }).click();
    await web.page.locator('.overview').waitFor();
  });

  it.each([
    [401, 'access.sign-in-required', '로그인이 끝났습니다'],
    [403, 'access.denied', '이 계정으로는 편집할 수 없습니다'],
  ])('explains an edit that is refused with %i, and keeps what was typed', async (status, code, text) => {
    web.expectRefusal(status);
    await web.signIn('editor');
    const refusal = { ...problem, status, code, detail: '허용되지 않습니다.' };
    await web.page.route('**/api/v1/programmes/*', (route) =>
      route.request().method() === 'PATCH' ? refuseWith(status, refusal)(route) : route.continue(),
    );
    await web.open('/programmes/seed:G16/edit');
    const title = web.page.getByLabel('제목').first();
    await title.fill('바꾼 제목');
    await web.page.getByRole('button', { name: '저장', exact: true }).click();
    expect(await web.page.getByRole('alert').innerText()).toContain(text);
    expect(await title.inputValue()).toBe('바꾼 제목');
  });

  it('puts the message of the server beside its field', async () => {
    web.expectRefusal(400);
    await web.signIn('editor');
    const errors = [
      { field: 'title', messageKo: '제목이 너무 깁니다.', messageEn: 'The title is too long.' },
    ];
    await web.page.route('**/api/v1/programmes/*', (route) =>
      route.request().method() === 'PATCH'
        ? refuseWith(400, { ...problem, status: 400, code: 'input.invalid', errors })(route)
        : route.continue(),
    );
    await web.open('/programmes/seed:G16/edit?lang=en');
    const title = web.page.getByLabel('Title').first();
    await title.fill('긴 제목');
    await web.page.getByRole('button', { name: 'Save', exact: true }).click();
    await web.page.getByRole('link', { name: 'Title: The title is too long.' }).waitFor();
    expect(await title.getAttribute('aria-invalid')).toBe('true');
  });

  it('says that there is no such entry', async () => {
    web.expectRefusal(404);
    await web.open('/proposals/no-such-proposal');
    expect(await web.page.locator('h1').innerText()).toBe('찾는 화면이 없습니다');
  });
});

describe('the first page', () => {
  it('needs at most 200 KiB of compressed script, all of it from the product itself', async () => {
    const sizes: number[] = [];
    const origins = new Set<string>();
    web.page.on('response', (response) => {
      origins.add(new URL(response.url()).origin);
      if (response.request().resourceType() !== 'script') return;
      void response.body().then((body) => sizes.push(gzipSync(body).length));
    });
    await web.open('/');
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200 * 1024);
    expect([...origins]).toEqual([web.url]);
  });

  it('leads to pages that bring their words along, in the language that was chosen before or is chosen there', async () => {
    await web.open('/method');
    await web.page.getByRole('button', { name: 'English' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'How scores are made' }).waitFor();
    await web.open('/');
    await web.page.getByRole('link', { name: 'More on how scores are made' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'How scores are made' }).waitFor();
    await web.page.getByRole('button', { name: '한국어' }).click();
    await web.page.getByRole('heading', { level: 1, name: '산출 기준' }).waitFor();
  });
});
