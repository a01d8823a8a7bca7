import { readFileSync } from 'node:fs';
import path from 'node:path';
import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';

const BUILD_LIMIT_MS = 240_000;

const web = useProductInBrowser();

/** A change of the thesaurus that moves scores: vouchers lose all their wordings but one that no text has. */
function changedVoucher(): object {
  const file = path.resolve('libs/alignment/thesaurus/instrument.jsonl');
  const records = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; ko: string });
  const voucher = records.find(({ id }) => id === 'instrument.voucher');
  return {
    ...voucher,
    official: [voucher?.ko, '견본에 없는 낱말'],
    lay: [],
    abbr: [],
    en_alt: [],
    patterns: [],
  };
}

async function buildScoreSet(): Promise<number> {
  const response = await web.page.request.post('/api/v1/score-sets', {
    headers: { 'x-jeonghap-request': '1' },
    data: { note: '바우처 낱말을 줄임', thesaurus: { upsert: [changedVoucher()], remove: [] } },
  });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { id: number }).id;
}

describe('the computation status', () => {
  it('tells a reader whether all is current and how old the sources are, and offers nothing to do', async () => {
    await web.open('/');
    await web.page.getByRole('contentinfo').getByRole('link', { name: '산출 현황 보기' }).click();
    await web.page.getByRole('heading', { level: 1, name: '산출 현황' }).waitFor();
    await web.page.getByText(/^모든 점수가 지금 글과 맞습니다/).waitFor();
    await web.page.getByText('모두가 보는 중').waitFor();
    await web.page.getByText('바뀌는 대로 이 화면에 나타납니다.').waitFor();
    expect(await web.page.getByRole('heading', { name: '계산 기록' }).count()).toBe(0);
    expect(await web.page.getByRole('button', { name: /^산출 세트 \d+/ }).count()).toBe(0);
  });

  it('goes on asking by itself while the live connection is away', async () => {
    await web.page.route('**/api/v1/recompute/events', (route) => route.fulfill({ status: 503 }));
    web.expectRefusal(503);
    await web.open('/recompute');
    await web.page.getByText(/^실시간 연결이 끊겨 5초마다/).waitFor();
    const answer = await web.page.waitForResponse((response) => response.url().endsWith('/api/v1/recompute'));
    expect(answer.status()).toBe(200);
  });

  it(
    'leads an administrator from the construction over what would change to the switch and back',
    async () => {
      await web.signIn('admin');
      await web.open('/recompute');
      const id = await buildScoreSet();
      const live = web.page.locator('[data-state="live"]').getByRole('heading', { level: 3 });
      const before = await live.innerText();
      // it appears without a reload, with its progress
      await web.page.getByRole('heading', { level: 3, name: `산출 세트 ${String(id)}` }).waitFor();
      await web.page.getByText('완성 · 전환 기다림').waitFor({ timeout: BUILD_LIMIT_MS });
      await web.page.getByRole('link', { name: `산출 세트 ${String(id)}: 무엇이 바뀌는지 보기` }).click();
      await web.page
        .getByRole('heading', { level: 1, name: `산출 세트 ${String(id)} · 무엇이 바뀌나` })
        .waitFor();
      await web.page.getByText(/정합 \d+건의 점수가 움직이고/).waitFor();
      await web.page.getByRole('table').first().waitFor();
      expect(await faultsOf(web.page)).toEqual([]);
      await web.page.getByRole('button', { name: /이 세트로 전환$/ }).click();
      await web.page
        .getByRole('dialog')
        .getByText('사람이 내린 검토 결정은 그대로입니다', { exact: false })
        .waitFor();
      expect(await faultsOf(web.page)).toEqual([]);
      await web.page.getByRole('dialog').getByRole('button', { name: '이 세트로 전환' }).click();
      await web.page.getByText('모두가 보고 있는 세트입니다', { exact: false }).waitFor();
      await web.page.getByRole('link', { name: '산출 현황으로' }).click();
      await expectText(() => live.innerText(), `산출 세트 ${String(id)}`);
      await web.page.getByRole('button', { name: `${before}: 이 세트로 되돌리기` }).click();
      await web.page.getByRole('dialog').getByRole('button', { name: '이 세트로 되돌리기' }).click();
      await expectText(() => live.innerText(), before);
      await web.page.getByRole('heading', { name: '계산 기록' }).waitFor();
    },
    BUILD_LIMIT_MS + 60_000,
  );
});

/** Waits until a text is as expected. */
async function expectText(read: () => Promise<string>, text: string): Promise<void> {
  for (let left = 100; left > 0 && (await read()) !== text; left -= 1) await web.page.waitForTimeout(100);
  expect(await read()).toBe(text);
}

const failure = {
  scoreSetId: 1,
  entryId: '00000000-0000-4000-8000-000000000001',
  entryKind: 'programme',
  title: '깨진 사업',
  titleEn: null,
  attempts: 5,
  failedAt: '2026-11-20T01:00:00.000Z',
  cause: 'the parser gave up',
  causeId: 'abcdef012345',
  dismissal: null,
};

describe('failed computations', () => {
  it('are shown to an administrator by cause, retried, and left for a reason that must be said', async () => {
    const asked: string[] = [];
    await web.page.route('**/api/v1/recompute/failures?*', (route) =>
      route.fulfill({ json: { items: [failure], nextCursor: null, total: 1 } }),
    );
    await web.page.route('**/api/v1/recompute/failures/causes', (route) =>
      route.fulfill({ json: { items: [{ cause: failure.cause, causeId: failure.causeId, entries: 1 }] } }),
    );
    await web.signIn('admin');
    await web.open('/account');
    await web.page.getByRole('link', { name: '계산 실패' }).click();
    await web.page.getByText('the parser gave up').first().waitFor();
    web.page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await web.page.getByRole('button', { name: '이 까닭 모두 다시 시도' }).click();
    await web.page.getByText('0건을 다시 계산합니다.').waitFor();
    await web.page.getByRole('button', { name: '깨진 사업: 그대로 두기' }).click();
    web.expectRefusal(400);
    await web.page.getByRole('dialog').getByRole('button', { name: '그대로 두기' }).click();
    await web.page.getByText('비워 둘 수 없습니다.').waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
    web.expectRefusal(404);
    await web.page.getByLabel('그대로 두는 까닭').fill('원문이 깨져 있음');
    await web.page.getByRole('dialog').getByRole('button', { name: '그대로 두기' }).click();
    await web.page.getByText('그사이 다시 계산했을 수 있습니다', { exact: false }).waitFor();
    expect(asked).toEqual([
      'POST /api/v1/recompute/retry',
      ...Array<string>(2).fill(`PUT /api/v1/recompute/failures/1/${failure.entryId}/dismissal`),
    ]);
  });

  it('are not for a reviewer', async () => {
    await web.signIn('reviewer');
    await web.open('/failures');
    await web.page.getByText('이 화면을 볼 권한이 없습니다').waitFor();
  });
});
