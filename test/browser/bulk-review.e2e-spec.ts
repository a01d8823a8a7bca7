import { type Locator } from 'playwright-core';
import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';
import { signInAsSample } from '../support/sign-in.js';

const web = useProductInBrowser();
const dialog = (): Locator => web.page.getByRole('dialog');

interface Pair {
  readonly askId: string;
  readonly measureId: string;
}

interface Standing {
  readonly textDigest: string;
  readonly review: { readonly version: number; readonly decision: string; readonly reason: string } | null;
}

/** Asks the API as the sample reviewer. */
async function asReviewer(method: string, path: string, seen?: number, body?: object): Promise<Response> {
  return fetch(`${web.url}/api/v1${path}`, {
    method,
    headers: {
      ...(await signInAsSample(web.url, 'reviewer')),
      'content-type': 'application/json',
      ...(seen === undefined ? {} : { 'if-match': `"${String(seen)}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const addressOf = ({ askId, measureId }: Pair): string => `/alignments/${askId}/${measureId}/review`;

async function standingOf(pair: Pair): Promise<Standing> {
  return (await (await asReviewer('GET', addressOf(pair))).json()) as Standing;
}

async function confirm(pair: Pair): Promise<void> {
  const { textDigest, review } = await standingOf(pair);
  const draft = { decision: 'confirmed', extent: 'wholly', reasonCode: 'other-words', reason: '같은 내용' };
  const answer = await asReviewer('PUT', addressOf(pair), review?.version ?? 0, { ...draft, textDigest });
  expect(answer.status).toBe(200);
}

/** Two alignments that the reviewer confirmed, the one decided on last first, as the list has them. */
async function twoConfirmed(): Promise<readonly [Pair, Pair]> {
  const { items } = (await (
    await fetch(`${web.url}/api/v1/proposals/seed:P01/alignments?kind=programme`)
  ).json()) as { items: { ask: { id: string }; measure: { id: string } }[] };
  const pairs = items.slice(0, 2).map(({ ask, measure }) => ({ askId: ask.id, measureId: measure.id }));
  for (const pair of pairs) await confirm(pair);
  const [first, last] = pairs;
  if (first === undefined || last === undefined) throw new Error('there are no two alignments');
  return [last, first];
}

describe('several decisions at once', () => {
  it('have a reason each, tell what was saved and what others changed meanwhile, and can be taken back one by one', async () => {
    const [upper, lower] = await twoConfirmed();
    await web.signIn('reviewer');
    await web.open('/reviews');
    const boxes = web.page.locator('.review-row').getByRole('checkbox');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await web.page.getByRole('button', { name: '고른 2건 함께 결정' }).click();
    await dialog().getByLabel('맞지 않음(제외)').check();
    const reasons = dialog().locator('.bulk__row');
    await dialog().getByLabel('설명').first().fill('둘 다 맞지 않는다.');
    expect(await reasons.nth(0).getByLabel('설명').inputValue()).toBe('둘 다 맞지 않는다.');
    await reasons.nth(0).getByLabel('설명').fill('지역이 다르다.');
    await reasons.nth(0).getByLabel('사유').selectOption('other-target');
    expect(await reasons.nth(0).getByLabel('설명').inputValue()).toBe('지역이 다르다.');
    expect(await faultsOf(web.page)).toEqual([]);
    await confirm(lower); // somebody else was quicker

    await dialog().getByRole('button', { name: '2건 결정 저장' }).click();
    await dialog().getByText('1건을 저장했습니다. 1건은 저장하지 않았습니다.').waitFor();
    await reasons.nth(0).getByText('저장함').waitFor();
    await reasons.nth(1).locator('.form__fault').waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
    expect((await standingOf(upper)).review).toMatchObject({
      decision: 'rejected',
      reason: '지역이 다르다.',
    });
    expect((await standingOf(lower)).review).toMatchObject({ decision: 'confirmed', reason: '같은 내용' });

    await reasons
      .nth(0)
      .getByRole('button', { name: /^바로 앞 상태로 되돌리기/ })
      .click();
    await reasons.nth(0).getByText('되돌렸습니다').waitFor();
    expect((await standingOf(upper)).review).toMatchObject({ decision: 'confirmed', reason: '같은 내용' });
    await web.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await boxes.nth(0).isChecked()).toBe(false);
  });

  it('name the row whose explanation is missing, and keep what was typed', async () => {
    web.expectRefusal(400);
    await twoConfirmed();
    await web.signIn('reviewer');
    await web.open('/reviews');
    await web.page.locator('.review-row').getByRole('checkbox').first().check();
    await web.page.getByRole('button', { name: '고른 1건 함께 결정' }).click();
    await dialog().getByLabel('맞지 않음(제외)').check();
    const row = dialog().locator('.bulk__row').first();
    await row.getByLabel('설명').fill('');
    await row.getByLabel('사유').selectOption('ended');
    await row.getByLabel('설명').fill('');
    await dialog().getByRole('button', { name: '1건 결정 저장' }).click();
    await row.locator('.form__fault').waitFor();
    expect(await row.getByLabel('사유').inputValue()).toBe('ended');
  });

  it('go for alignments that nobody has reviewed, too', async () => {
    await web.signIn('reviewer');
    await web.open('/reviews');
    await web.page.getByRole('link', { name: '검토 전' }).click();
    const rows = web.page.locator('.review-row');
    await rows.first().waitFor();
    const before = Number(/(\d+)건/.exec((await web.page.locator('.page__answer').textContent()) ?? '')?.[1]);
    await rows.getByRole('checkbox').nth(0).check();
    await rows.getByRole('checkbox').nth(1).check();
    await web.page.getByRole('button', { name: '고른 2건 함께 결정' }).click();
    await dialog().getByLabel('맞음(확인)').check();
    await dialog().getByLabel('설명').first().fill('담당 부처가 같은 내용이라고 했다.');
    await dialog().getByRole('button', { name: '2건 결정 저장' }).click();
    await dialog().getByText('2건을 저장했습니다.').waitFor();
    await web.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await web.page.getByText(`아직 아무도 검토하지 않은 것이 ${String(before - 2)}건입니다.`).waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
  });

  it('are offered to nobody who only reads reviews', async () => {
    await twoConfirmed();
    await web.signIn('editor');
    await web.open('/reviews');
    await web.page.locator('.review-row').first().waitFor();
    expect(await web.page.locator('.review-row').getByRole('checkbox').count()).toBe(0);
  });
});
