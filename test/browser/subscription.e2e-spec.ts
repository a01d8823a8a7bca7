import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { weekAfter, weekOf } from '@jeonghap/reports';
import { Webhook } from 'standardwebhooks';
import { faultsOf } from '../support/axe.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { useProductInBrowser } from '../support/product-in-browser.js';
import { signInAsSample } from '../support/sign-in.js';

let mail: MailServer;
/** A program of others, and what it was told. */
let receiver: Server;
const told: { readonly headers: Record<string, string>; readonly body: string }[] = [];
const receiverHost = (): string => `127.0.0.1:${String((receiver.address() as AddressInfo).port)}`;

beforeAll(async () => {
  mail = await startMailServer();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      told.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  receiver.close();
  await mail.close();
});
const web = useProductInBrowser(() => ({
  SMTP_URL: mail.url,
  MAIL_FROM: '정합 <jeonghap@agency.go.kr>',
  PUBLIC_URL: 'https://jeonghap.example',
  JEONGHAP_WEBHOOK_KEY: randomBytes(32).toString('base64'),
  JEONGHAP_WEBHOOK_HOSTS: receiverHost(),
}));

const present = weekOf(new Date());
const MAIL_LIMIT_MS = 60_000;

async function asAdmin(method: string, path: string, body: object, headers = {}): Promise<Response> {
  const session = await signInAsSample(web.url, 'admin');
  return fetch(`${web.url}/api/v1${path}`, {
    method,
    headers: { ...session, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function publish(week: string): Promise<void> {
  const { status } = await asAdmin('POST', '/reports', { week });
  // the worker may have been first
  expect([201, 409]).toContain(status);
}

async function renameProgramme(): Promise<void> {
  const programme = (await (await fetch(`${web.url}/api/v1/programmes/seed:G16`)).json()) as {
    id: string;
    revision: number;
  };
  const change = await asAdmin(
    'PATCH',
    `/programmes/${programme.id}`,
    { title: '이름이 바뀐 <사업>' },
    { 'if-match': `"${String(programme.revision)}"` },
  );
  expect(change.status).toBe(200);
}

/** Waits for a mail, which workers look for every few seconds. */
async function firstMail(): Promise<MailServer['taken'][number]> {
  const limit = performance.now() + MAIL_LIMIT_MS;
  while (mail.taken.length === 0 && performance.now() < limit) await web.page.waitForTimeout(200);
  const [taken] = mail.taken;
  if (taken === undefined) throw new Error('no mail came');
  return taken;
}

describe('the weekly report by mail', () => {
  it('is looked at, subscribed to, sent when something changed, and stopped by its link without an account', async () => {
    const { page } = web;
    await web.ageRecords(2);
    await publish(weekAfter(present, -2));
    await web.signIn('editor');
    await web.open('/reports');
    await page.getByRole('link', { name: '메일로 받기' }).click();
    await page.getByRole('button', { name: '새 구독' }).click();
    await page.getByRole('button', { name: '메일 미리보기' }).click();
    const preview = page.frameLocator('iframe');
    await preview.getByRole('heading', { level: 1 }).waitFor();
    // the one style of all mail is let through by the page's policy
    expect((await preview.locator('.sheet').boundingBox())?.width).toBe(640);
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByText('아직 나간 메일이 없습니다.').waitFor();

    await renameProgramme();
    await web.ageRecords(1);
    await publish(weekAfter(present, -1));
    const taken = await firstMail();
    expect(taken.part('text/plain')).toContain('이름이 바뀐 <사업>');
    expect(taken.part('text/html')).toContain('이름이 바뀐 &lt;사업&gt;');
    await page.reload();
    await page.getByText(/마지막 메일: .* 보냄/).waitFor();

    await web.becomeNewVisitor();
    const [, token = ''] = /opt-out\/([\w-]{43})/.exec(taken.part('text/plain')) ?? [];
    await web.open(`/opt-out/${token}`);
    await web.page.getByRole('button', { name: '이 메일 그만 받기' }).click();
    await web.page.getByText('이 구독의 메일을 더 보내지 않습니다.').waitFor();

    await web.signIn('admin');
    await web.open('/deliveries?state=sent');
    await web.page.getByText('예시 편집자').waitFor();
  });
});

describe('a subscription', () => {
  it('is narrowed to a stakeholder that is looked for by name', async () => {
    const { page } = web;
    await web.signIn('reviewer');
    await web.open('/subscriptions');
    await page.getByRole('button', { name: '새 구독' }).click();
    await page.getByText('제안자로 좁히기').first().click();
    await page.getByRole('searchbox', { name: '다른 제안자 찾기' }).fill('퓨리오사');
    await page.getByRole('list', { name: '찾은 제안자' }).getByRole('button', { name: '퓨리오사AI' }).click();
    await page.getByRole('checkbox', { name: '퓨리오사AI', checked: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByRole('button', { name: /^구독 바꾸기/ }).click();
    await page.getByRole('checkbox', { name: '퓨리오사AI', checked: true }).waitFor();
  });
});

describe('a subscription of the company edition', () => {
  it('is offered to accounts of a company, looked at and made', async () => {
    const { page } = web;
    await web.signIn('company');
    await web.open('/subscriptions');
    await page.getByRole('button', { name: '새 구독' }).click();
    await page.getByRole('radio', { name: '우리 회사판' }).check();
    expect(await page.getByText('받을 소식').count()).toBe(0);
    await page.getByRole('button', { name: '메일 미리보기' }).click();
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).getByText('기업판').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByRole('button', { name: '구독 바꾸기: 우리 회사판' }).click();
    expect(await page.getByRole('radio', { name: '우리 회사판' }).count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('webhooks', () => {
  it('are added with what to tell, tried with a signature that the secret shown once proves, changed and removed', async () => {
    const { page } = web;
    const url = `http://${receiverHost()}/jeonghap`;
    await web.signIn('admin');
    await web.open('/webhooks');
    await page.getByRole('textbox', { name: '주소' }).fill(url);
    await page.getByRole('checkbox', { name: '제안의 공백이 생김' }).check();
    await page.getByRole('button', { name: '더하기', exact: true }).click();
    const secret = await page.locator('.secret code').innerText();
    await page.getByText('알릴 일: 주간 보고가 나옴, 제안의 공백이 생김').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: `시험 보내기: ${url}` }).click();
    await page.getByText('시험을 보내는 중입니다.').waitFor();
    await expectTold(secret, 'webhook.test');

    await page.getByRole('button', { name: `알릴 일 고치기: ${url}` }).click();
    const dialog = page.getByRole('dialog', { name: '알릴 일 고치기' });
    await dialog.getByRole('checkbox', { name: '주간 보고가 나옴' }).uncheck();
    await dialog.getByRole('checkbox', { name: '사업의 접수 마감이 바뀜' }).check();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '저장' }).click();
    await page.getByText('알릴 일: 제안의 공백이 생김, 사업의 접수 마감이 바뀜').waitFor();

    await page.reload();
    await page.getByText('알릴 일: 제안의 공백이 생김, 사업의 접수 마감이 바뀜').waitFor();
    expect(await page.locator('.secret').count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: `없애기: ${url}` }).click();
    await page.getByText('아직 웹훅이 없습니다.').waitFor();
  });
});

/** Waits for the first thing that the receiver was told, and proves its signature. */
async function expectTold(secret: string, type: string): Promise<void> {
  const limit = performance.now() + MAIL_LIMIT_MS;
  while (told.length === 0 && performance.now() < limit) await web.page.waitForTimeout(200);
  const [first] = told;
  if (first === undefined) throw new Error('nothing was told');
  expect(new Webhook(secret).verify(first.body, first.headers)).toMatchObject({ type });
}
