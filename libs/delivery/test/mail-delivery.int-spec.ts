import { DeliveryLab } from './delivery-lab.js';
import { type MailServer, type ServerManners, startMailServer } from '../../../test/support/mail-server.js';

let lab: DeliveryLab;
const servers: MailServer[] = [];
const workers: ReturnType<DeliveryLab['worker']>[] = [];
beforeAll(async () => {
  lab = await DeliveryLab.open();
});
beforeEach(async () => {
  await lab.query(
    'TRUNCATE report_subscription, delivery, report_dispatch, mail_suppression, opt_out_token, report',
  );
});
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.end();
  for (const server of servers.splice(0)) await server.close();
});
afterAll(() => lab.database.drop());

async function serve(manners: ServerManners = {}, port = 0): Promise<MailServer> {
  const server = await startMailServer(manners, port);
  servers.push(server);
  return server;
}

function workerFor(url?: string): ReturnType<DeliveryLab['worker']> {
  const worker = lab.worker(url === undefined ? undefined : { smtpUrl: url });
  workers.push(worker);
  return worker;
}

const tokenIn = (text: string): string => /opt-outs?\/([\w-]{43})/.exec(text)?.[1] ?? 'none';

describe('the weekly report by mail', () => {
  it('goes to those who subscribed, each by language and rights, once', async () => {
    const server = await serve();
    const staff = await lab.subscriber('editor', 'en');
    const company = await lab.subscriber('company');
    await lab.publish();
    const worker = workerFor(server.url);
    expect(await worker.work()).toBe(2);
    expect(await worker.work()).toBe(0);
    const mailTo = ({ email }: { email: string }) => server.taken.find(({ to }) => to === email);
    expect(mailTo(company)?.part('text/plain')).toContain('https://jeonghap.example/reports/2026-W48\n');
    expect(mailTo(company)?.part('text/plain')).not.toContain('내부용');
    expect(mailTo(staff)?.part('text/plain')).toContain('/reports/2026-W48?audience=internal');
    expect(mailTo(staff)?.part('text/html')).toContain('<html lang="en">');
    expect(mailTo(staff)?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(await lab.deliveries()).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent', attempts: 1 },
    ]);
  });

  it('is put off while the server is away, and arrives once when it is back', async () => {
    const gone = await serve();
    const port = Number(new URL(gone.url).port);
    await gone.close();
    for (let people = 0; people < 3; people += 1) await lab.subscriber();
    await lab.publish();
    expect(await workerFor(gone.url).work()).toBe(0);
    const waiting = await lab.deliveries();
    // one found out that there is no server; the others were left alone
    expect(waiting.map(({ state, attempts }) => [state, attempts]).sort()).toEqual([
      ['waiting', 0],
      ['waiting', 0],
      ['waiting', 1],
    ]);
    expect(waiting.map(({ answer }) => answer)).toContain('ESOCKET');
    const back = await serve({}, port);
    await lab.passPause();
    expect(await workerFor(back.url).work()).toBe(3);
    expect(new Set(back.taken.map(({ to }) => to)).size).toBe(3);
  });

  it('has the same Message-ID when it is sent again since the connection broke after the text', async () => {
    let breaks = true;
    const server = await serve({ breaksAfterData: () => breaks });
    await lab.subscriber();
    await lab.publish();
    expect(await workerFor(server.url).work()).toBe(0);
    breaks = false;
    await lab.passPause();
    expect(await workerFor(server.url).work()).toBe(1);
    const ids = server.arrived.map((mail) => mail.header('Message-ID'));
    const [delivery] = await lab.deliveries();
    expect(ids).toEqual([`<${String(delivery?.id)}@agency.go.kr>`, ids[0]]);
    // the links of both hold
    for (const mail of server.arrived)
      expect(await lab.optOuts.look(tokenIn(mail.header('List-Unsubscribe')))).toMatchObject({
        state: 'active',
      });
  });

  it('is sent once by two workers at once', async () => {
    const server = await serve();
    for (let people = 0; people < 6; people += 1) await lab.subscriber();
    await lab.publish();
    const sent = await Promise.all([workerFor(server.url).work(), workerFor(server.url).work()]);
    expect(sent[0] + sent[1]).toBe(6);
    expect(server.taken.map(({ to }) => to).sort()).toEqual(
      [...new Set(server.taken.map(({ to }) => to))].sort(),
    );
    expect(server.taken).toHaveLength(6);
  });

  it('is not tried again at an address that the server refuses for good, until an administrator says so', async () => {
    let refuses = true;
    const refusal = { code: 550, text: '5.1.1 no such user' };
    const server = await serve({ refuse: () => (refuses ? refusal : undefined) });
    const { id } = await lab.subscriber();
    const { id: admin } = await lab.account('admin');
    await lab.publish();
    expect(await workerFor(server.url).work()).toBe(0);
    const [delivery] = await lab.deliveries();
    expect(delivery).toMatchObject({ state: 'suppressed', cause: 'address-refused' });
    expect((await lab.subscriptions.list(id)).refusal).toContain('5.1.1 no such user');
    await lab.publish({ edition: 2 });
    refuses = false;
    expect(await workerFor(server.url).work()).toBe(0);
    expect(await lab.log.retry(String(delivery?.id), `user:${admin}`)).toMatchObject({ state: 'waiting' });
    expect(await workerFor(server.url).work()).toBe(1);
    expect((await lab.subscriptions.list(id)).refusal).toBeNull();
  });

  it('is quiet where nothing changed, and does not go to those who stopped, paused or may not sign in', async () => {
    const server = await serve();
    const { id } = await lab.subscriber();
    await lab.publish({ isEmpty: true });
    await workerFor(server.url).work();
    expect(await lab.deliveries()).toMatchObject([{ state: 'suppressed', cause: 'nothing-changed' }]);

    await lab.query('TRUNCATE report, report_dispatch, delivery');
    const paused = await lab.subscriber();
    const gone = await lab.subscriber();
    await lab.publish();
    await lab.worker({}).work(); // puts them into the outbox, and reaches no server
    await lab.subscriptions.change(paused.id, paused.subscriptionId, { state: 'paused' });
    await lab.query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [id]);
    await lab.subscriptions.remove(gone.id, gone.subscriptionId);
    await lab.passPause();
    expect(await workerFor(server.url).work()).toBe(0);
    expect((await lab.deliveries()).map(({ cause }) => cause).sort()).toEqual([
      'account-inactive',
      'subscription-ended',
      'subscription-paused',
    ]);
    expect(server.taken).toEqual([]);
  });

  it('is corrected for those who were sent what was wrong, and for nobody else', async () => {
    const server = await serve();
    const first = await lab.subscriber();
    await lab.publish();
    await workerFor(server.url).work();
    await lab.subscriber();
    await lab.publish({ edition: 2 });
    expect(await workerFor(server.url).work()).toBe(1);
    expect(server.taken.map(({ to }) => to)).toEqual([first.email, first.email]);
    expect(server.taken[1]?.part('text/plain')).toContain('바로잡은 제2판입니다. 사유: 출처');
  });

  it('is ended by the link in it, by whoever holds it, as often as they like', async () => {
    const server = await serve();
    const { id } = await lab.subscriber();
    await lab.publish();
    await workerFor(server.url).work();
    const token = tokenIn(server.taken[0]?.part('text/plain') ?? '');
    await lab.optOuts.use(token);
    await lab.optOuts.use(token);
    expect((await lab.subscriptions.list(id)).items).toMatchObject([
      { state: 'opted-out', last: { week: '2026-W48', state: 'sent' } },
    ]);
    await expect(lab.optOuts.use('x'.repeat(43))).rejects.toMatchObject({ code: 'opt-out.not-found' });
    await expect(lab.optOuts.use('short')).rejects.toMatchObject({ code: 'opt-out.not-found' });
  });

  it('is given up after three days, and can be sent again', async () => {
    const { id: admin } = await lab.account('admin');
    await lab.subscriber();
    await lab.publish();
    const worker = workerFor('smtp://127.0.0.1:1');
    await worker.work();
    await lab.query(`UPDATE delivery SET give_up_at = clock_timestamp(), not_before = clock_timestamp()`);
    await workerFor('smtp://127.0.0.1:1').work();
    const [delivery] = await lab.deliveries();
    expect(delivery).toMatchObject({ state: 'failed', cause: 'given-up', attempts: 2 });
    await lab.log.retry(String(delivery?.id), `user:${admin}`);
    const server = await serve();
    expect(await workerFor(server.url).work()).toBe(1);
    await expect(lab.log.retry(String(delivery?.id), `user:${admin}`)).rejects.toMatchObject({
      code: 'delivery.not-retryable',
    });
  });

  it('is not written at all while no mail server is set up', async () => {
    await lab.subscriber();
    await lab.publish();
    expect(await workerFor().work()).toBe(0);
    expect(await lab.deliveries()).toEqual([]);
    const server = await serve();
    expect(await workerFor(server.url).work()).toBe(0);
  });
});
