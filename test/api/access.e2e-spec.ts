import { type AppConfig } from '@jeonghap/platform';
import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
afterEach(() => api.close());

const start = async (settings: Partial<AppConfig> = {}): Promise<void> => {
  api = await startTestApi('empty', settings);
};
const edit = async (headers: Record<string, string> = {}) => {
  const { status, body } = await api.send('POST', '/stakeholders', { title: 'x', type: 'expert' }, headers);
  return [status, body.code];
};
/** The same request from another machine, which a test has none of. */
const editFrom = async (remoteAddress: string, headers: Record<string, string> = {}) => {
  const { host } = new URL(api.origin);
  const { statusCode, body } = await api.app.inject({
    method: 'POST',
    url: '/api/v1/stakeholders',
    payload: { title: 'x', type: 'expert' },
    headers: { host, ...headers },
    remoteAddress,
  });
  return [statusCode, (JSON.parse(body) as { code?: string }).code];
};

describe('an edit without a trusted proxy', () => {
  beforeEach(() => start());

  it('is taken from this machine and from no other', async () => {
    expect(await edit()).toEqual([201, undefined]);
    expect(await editFrom('127.0.0.1')).toEqual([201, undefined]);
    expect(await editFrom('192.0.2.7')).toEqual([403, 'access.loopback-only']);
  });

  it.each([
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-for', ''],
    ['X-Forwarded-Host', 'localhost'],
    ['forwarded', 'for=127.0.0.1'],
    ['x-real-ip', '127.0.0.1'],
    ['via', '1.1 proxy'],
  ])('is refused when a proxy passed it on, as %s: %s tells', async (name, value) => {
    expect(await edit({ [name]: value })).toEqual([403, 'access.forwarded']);
    expect((await api.get('/stakeholders', { [name]: value })).status).toBe(200);
  });
});

describe('an edit with a trusted proxy on this machine', () => {
  beforeEach(() => start({ trustedProxies: ['127.0.0.1'] }));

  it('is taken for whom the proxy says the client is', async () => {
    expect(await edit({ 'x-forwarded-for': '127.0.0.1' })).toEqual([201, undefined]);
    expect(await edit({ 'x-forwarded-for': '203.0.113.9' })).toEqual([403, 'access.loopback-only']);
    // only the last hop is the proxy's own word
    expect(await edit({ 'x-forwarded-for': '127.0.0.1, 203.0.113.9' })).toEqual([
      403,
      'access.loopback-only',
    ]);
  });

  it('is refused when the proxy does not name its client in X-Forwarded-For', async () => {
    expect(await edit({ 'x-real-ip': '127.0.0.1' })).toEqual([403, 'access.forwarded']);
    expect(await edit({ forwarded: 'for=127.0.0.1' })).toEqual([403, 'access.forwarded']);
  });

  it('is refused when another machine claims to be a proxy', async () => {
    expect(await editFrom('192.0.2.7', { 'x-forwarded-for': '127.0.0.1' })).toEqual([
      403,
      'access.forwarded',
    ]);
  });
});
