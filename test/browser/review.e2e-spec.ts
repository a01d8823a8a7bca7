import { type Locator } from 'playwright-core';
import { waitUntilScored } from '../support/running-product.js';
import { useProductInBrowser } from '../support/product-in-browser.js';
import { signInAsSample } from '../support/sign-in.js';

const web = useProductInBrowser();
const card = (): Locator => web.page.locator('.alignment', { hasText: 'AX 원스톱 바우처' }).first();
const dialog = (): Locator => web.page.getByRole('dialog');

async function openReview(): Promise<void> {
  await card().getByRole('button', { name: /^검토/ }).click();
  await dialog().locator('.review__form').waitFor();
}

/** Changes the text of the voucher programme as an editor, through the API. */
async function editProgramme(): Promise<void> {
  const editor = await signInAsSample(web.url, 'editor');
  const list = await fetch(`${web.url}/api/v1/programmes?q=${encodeURIComponent('AX 원스톱 바우처')}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  const path = `${web.url}/api/v1/programmes/${items[0]?.id ?? ''}`;
  const before = await fetch(path);
  const { body } = (await before.json()) as { body: string };
  const edited = await fetch(path, {
    method: 'PATCH',
    headers: { ...editor, 'content-type': 'application/json', 'if-match': before.headers.get('etag') ?? '' },
    body: JSON.stringify({ body: `${body} 예산을 두 배로 늘린다.` }),
  });
  expect(edited.status).toBe(200);
  await waitUntilScored(web.url);
}

describe('a reviewer', () => {
  it('confirms an alignment, reads what changed when its text did, and confirms it again', async () => {
    await web.signIn('reviewer');
    await web.open('/proposals/seed:P01');
    await openReview();
    await dialog().getByText('이 요구의 말이 이 대응 수단의 표현이 되어').waitFor();
    await dialog().getByLabel('사유').selectOption('other-words');
    expect(await dialog().getByLabel('설명').inputValue()).toBe('쓰인 말은 다르지만 같은 내용입니다.');
    await dialog().getByRole('button', { name: '결정 저장' }).click();
    await card().getByText('담당자 확인: 답함').waitFor();

    await editProgramme();
    await web.open('/reviews');
    await web.page.getByRole('link', { name: '재검토 필요' }).click();
    await web.page.getByText('글이 바뀌어 다시 볼 결정이 1건입니다.').waitFor();
    await web.page.getByRole('button', { name: /^검토/ }).click();
    await dialog().locator('ins', { hasText: '예산을 두 배로 늘린다.' }).waitFor();
    await dialog().getByRole('button', { name: '결정 저장' }).click();
    await web.page.getByText('해당하는 검토가 없습니다.').waitFor();

    await web.open('/proposals/seed:P01');
    await openReview();
    await dialog().getByText('지난 결정 보기').click();
    await dialog().locator('.review__version-list li').nth(1).waitFor();
    expect(await dialog().locator('.review__version-list li').count()).toBe(2);
    await dialog().getByRole('button', { name: '결정 거두기' }).click();
    await dialog().getByText('결정 없음').first().waitFor();
  });

  it('is told what a decision lacks, and keeps what was typed', async () => {
    web.expectRefusal(400);
    await web.signIn('reviewer');
    await web.open('/proposals/seed:P01');
    await openReview();
    await dialog().getByLabel('점수 조정').check();
    await dialog().getByLabel('점수(0~100)').fill('120');
    await dialog().getByLabel('설명').fill('내가 쓴 설명');
    await dialog().getByRole('button', { name: '결정 저장' }).click();
    await dialog().getByText('너무 큽니다.').waitFor();
    expect(await dialog().getByLabel('설명').inputValue()).toBe('내가 쓴 설명');
  });

  it('confirms several overtaken decisions at once', async () => {
    await web.signIn('reviewer');
    await web.open('/proposals/seed:P01');
    await openReview();
    await dialog().getByLabel('설명').fill('맞는 내용');
    await dialog().getByRole('button', { name: '결정 저장' }).click();
    await card().getByText('담당자 확인: 답함').waitFor();
    await editProgramme();
    await web.open('/reviews?stale=true');
    await web.page.getByRole('checkbox').first().check();
    await web.page.getByRole('button', { name: '고른 1건 다시 확인' }).click();
    await web.page.getByText('해당하는 검토가 없습니다.').waitFor();
  });
});

describe('an official answer', () => {
  it('is written down by a reviewer and read by everybody, an internal one by nobody else', async () => {
    await web.signIn('reviewer');
    await web.open('/replies?overdue=true');
    const row = web.page.locator('.reply-row').first();
    await row.getByRole('link').click();
    const shown = (): Locator => web.page.locator('.ask-reply').first();
    const write = async (reason: string, shownTo: string): Promise<void> => {
      await shown()
        .getByRole('button', { name: /^답변 기록/ })
        .click();
      await dialog().getByLabel('일부 수용').check();
      await dialog().getByLabel('사유').fill(reason);
      await dialog().getByLabel('답변 기관').fill('과학기술정보통신부');
      await dialog().getByRole('radio', { name: shownTo }).check();
      await dialog().getByRole('button', { name: '답변 저장' }).click();
      await shown().getByText(reason).waitFor();
    };
    await write('내년 예산안에 반영하였다.', '공개');
    const address = web.page.url();
    await write('내부에서 다시 검토한다.', '내부');
    await web.becomeNewVisitor();
    await web.open(address);
    await shown().getByText('내년 예산안에 반영하였다.').waitFor();
    expect(await web.page.getByText('내부에서 다시 검토한다.').count()).toBe(0);
  });
});

describe('others', () => {
  it('read on the page of a measure the words that it was confirmed by, and go to where they come from', async () => {
    await web.open('/proposals/seed:P01');
    await card().getByText('담당자 확인: 답함').waitFor();
    const asked = web.page.locator('.ask', { has: card() }).first();
    const words = await asked.locator('.ask__text').innerText();
    await card().getByRole('link', { name: 'AX 원스톱 바우처' }).click();
    const wordings = web.page.getByRole('region', { name: '확인된 표현' });
    await wordings.getByText(words).waitFor();
    await web.page.waitForLoadState('networkidle'); // a click while the page still comes in may be lost with what it hit
    await wordings.getByRole('link').click();
    await web.page.waitForURL(/\/proposals\/[^#]+#ask-\d+$/);
    await asked.getByText(words).waitFor();
  });

  it('see the decision and no way to change it', async () => {
    await web.open('/proposals/seed:P01');
    await card().getByText('담당자 확인: 답함').waitFor();
    expect(await web.page.getByRole('button', { name: /^검토/ }).count()).toBe(0);
    await web.open('/reviews');
    await web.page.getByText('로그인', { exact: false }).first().waitFor();
    expect(await web.page.locator('.review-row').count()).toBe(0);
  });

  it('who edit read the review and decide nothing', async () => {
    await web.signIn('editor');
    await web.open('/proposals/seed:P01');
    await card().getByRole('button', { name: /^검토/ }).click();
    await dialog().getByText('담당자 확인: 답함').waitFor();
    expect(await dialog().locator('.review__form').count()).toBe(0);
  });
});
