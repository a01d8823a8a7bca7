import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { InvalidConfig, readConfig } from './config.js';
import { projectRoot } from './project-root.js';

const read = (env: NodeJS.ProcessEnv) => readConfig(env, '/srv/jeonghap');

const PROVIDER = {
  JEONGHAP_OIDC_ISSUER: 'https://login.agency.go.kr/realms/staff',
  JEONGHAP_OIDC_CLIENT_ID: 'jeonghap',
  JEONGHAP_OIDC_CLIENT_SECRET: 'kept to itself',
};

describe('readConfig', () => {
  it('needs nothing: the embedded database and the sample catalogue are the default', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: '/srv/jeonghap/.data',
      logLevel: 'log',
      sampleCatalogue: true,
      databasePoolMax: 10,
      trustedProxies: [],
      drainSeconds: 2,
      requestsPerMinute: 3_000,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      secondReview: false,
      replyDays: 14,
      justificationMonths: 3,
      auditRetentionDays: 1_096,
      webDir: '/srv/jeonghap/dist/apps/web',
    });
  });

  it('leaves the sample catalogue out of a database of your own unless asked for', () => {
    const DATABASE_URL = 'postgresql://user:secret@db.example:5433/jeonghap';
    expect(read({ DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL, sampleCatalogue: false });
    expect(read({ DATABASE_URL, JEONGHAP_SAMPLE_CATALOGUE: 'on' }).sampleCatalogue).toBe(true);
    expect(read({ JEONGHAP_SAMPLE_CATALOGUE: 'OFF' }).sampleCatalogue).toBe(false);
  });

  it('has the defaults that .env.example shows, and that file names every variable', () => {
    const example = parseEnv(readFileSync(path.join(projectRoot(), '.env.example'), 'utf8'));
    expect(read(example)).toEqual(read({}));
    const seen = new Set<string>();
    const spy = new Proxy({}, { get: (_, name) => void seen.add(String(name)) });
    read(spy);
    expect([...seen].sort()).toEqual(Object.keys(example).sort());
  });

  it('counts an empty value as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ', JEONGHAP_DATA_DIR: '' })).toEqual(read({}));
  });

  it('keeps absolute folders and starts relative ones at the project', () => {
    expect(read({ JEONGHAP_DATA_DIR: '/var/lib/jeonghap', JEONGHAP_WEB_DIR: 'web' })).toMatchObject({
      dataDir: '/var/lib/jeonghap',
      webDir: '/srv/jeonghap/web',
    });
  });

  it('lists every problem at once, one line each', () => {
    const env = {
      PORT: '70000',
      JEONGHAP_HOST: 'two words',
      JEONGHAP_LOG_LEVEL: 'loud',
      JEONGHAP_SAMPLE_CATALOGUE: 'maybe',
      JEONGHAP_DATABASE_POOL_MAX: '1',
      DATABASE_URL: 'mysql://root:secret@localhost/x',
    };
    const problem = refusalOf(env);
    expect(problem.problems.map((line) => line.split(':')[0]).sort()).toEqual(Object.keys(env).sort());
    expect(problem.message.split('\n')).toHaveLength(6);
    expect(problem.message).not.toContain('secret');
  });

  it('takes trusted proxies by address and network, and refuses names and prefixes that are too long', () => {
    expect(read({ JEONGHAP_TRUSTED_PROXIES: ' 127.0.0.1, 10.0.0.0/8,::1' }).trustedProxies).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      '::1',
    ]);
    for (const JEONGHAP_TRUSTED_PROXIES of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '1.2.3/8', '*']) {
      expect(refusalOf({ JEONGHAP_TRUSTED_PROXIES }).problems).toHaveLength(1);
    }
  });

  it('has no provider to sign in through unless issuer and client are given', () => {
    expect(read({}).oidc).toBeUndefined();
    expect(read(PROVIDER).oidc).toEqual({
      issuer: 'https://login.agency.go.kr/realms/staff',
      clientId: 'jeonghap',
      clientSecret: 'kept to itself',
      label: { ko: '기관 계정', en: 'organisation account' },
      emailDomains: [],
      roles: {},
      makesAccounts: false,
    });
  });

  it('takes what the word of a provider counts for', () => {
    const env = {
      ...PROVIDER,
      JEONGHAP_OIDC_LABEL_KO: '행정 통합 로그인',
      JEONGHAP_OIDC_LABEL_EN: 'GPKI',
      JEONGHAP_OIDC_EMAIL_DOMAINS: 'Agency.go.kr, korea.kr',
      JEONGHAP_OIDC_ROLE_CLAIM: 'groups',
      JEONGHAP_OIDC_ROLES: 'cn=policy=editor, /staff=reviewer',
      JEONGHAP_OIDC_MAKE_ACCOUNTS: 'on',
    };
    expect(read(env).oidc).toMatchObject({
      label: { ko: '행정 통합 로그인', en: 'GPKI' },
      emailDomains: ['agency.go.kr', 'korea.kr'],
      roleClaim: 'groups',
      roles: { 'cn=policy': 'editor', '/staff': 'reviewer' },
      makesAccounts: true,
    });
  });

  it.each([
    'login.agency.go.kr',
    'http://login.agency.go.kr',
    'https://login.agency.go.kr/?tenant=1',
    'https://user:secret@login.agency.go.kr',
    'ftp://127.0.0.1',
  ])('refuses the provider %s', (JEONGHAP_OIDC_ISSUER) => {
    const { problems } = refusalOf({ ...PROVIDER, JEONGHAP_OIDC_ISSUER });
    expect(problems.map((line) => line.split(':')[0])).toEqual(['JEONGHAP_OIDC_ISSUER']);
  });

  it('takes a provider without TLS on this very machine', () => {
    const JEONGHAP_OIDC_ISSUER = 'http://127.0.0.1:9000';
    expect(read({ ...PROVIDER, JEONGHAP_OIDC_ISSUER }).oidc?.issuer).toBe(JEONGHAP_OIDC_ISSUER);
  });

  it('refuses half a provider, and repeats no secret', () => {
    const { JEONGHAP_OIDC_ISSUER: _issuer, ...client } = PROVIDER;
    const incomplete = refusalOf(client);
    expect(incomplete.problems).toHaveLength(1);
    expect(incomplete.message).toMatch(/^JEONGHAP_OIDC_ISSUER: /);
    expect(incomplete.message).not.toContain('kept to itself');
    const wrong = {
      JEONGHAP_OIDC_EMAIL_DOMAINS: 'agency',
      JEONGHAP_OIDC_ROLE_CLAIM: 'groups',
      JEONGHAP_OIDC_ROLES: '/staff=boss',
    };
    const { problems } = refusalOf({ ...PROVIDER, ...wrong });
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'JEONGHAP_OIDC_EMAIL_DOMAINS',
      'JEONGHAP_OIDC_ROLES',
    ]);
    expect(refusalOf({ ...PROVIDER, JEONGHAP_OIDC_ROLES: '/staff=editor' }).problems).toHaveLength(1);
  });

  it('sends no mail unless it knows a server, whom mail is from and where people find the product', () => {
    const mail = {
      SMTP_URL: 'smtps://robot:kept%20to%20itself@mail.agency.go.kr',
      MAIL_FROM: '정합 <jeonghap@agency.go.kr>',
      PUBLIC_URL: 'https://jeonghap.agency.go.kr/',
    };
    expect(read({}).mail).toBeUndefined();
    expect(read(mail).mail).toEqual({
      smtpUrl: mail.SMTP_URL,
      from: mail.MAIL_FROM,
      publicUrl: 'https://jeonghap.agency.go.kr',
    });
    const { MAIL_FROM: _from, ...half } = mail;
    const incomplete = refusalOf(half);
    expect(incomplete.problems).toHaveLength(1);
    expect(incomplete.message).not.toContain('itself');
    for (const wrong of [
      { SMTP_URL: 'http://robot:secret@mail' },
      { SMTP_URL: 'mail.agency.go.kr' },
      { MAIL_FROM: 'jeonghap' },
      { MAIL_FROM: 'a@b.kr, c@d.kr' },
      { MAIL_FROM: '정합\r\nBcc: x <a@b.kr>' },
      { PUBLIC_URL: 'https://jeonghap.agency.go.kr/app' },
      { PUBLIC_URL: 'ftp://jeonghap.agency.go.kr' },
    ]) {
      const { problems, message } = refusalOf({ ...mail, ...wrong });
      expect(problems.map((line) => line.split(':')[0])).toEqual(Object.keys(wrong));
      expect(message).not.toContain('secret');
    }
  });

  it('sends no webhooks without a key that is long enough, and takes hosts of the own network', () => {
    const JEONGHAP_WEBHOOK_KEY = 'k'.repeat(32);
    expect(read({ PUBLIC_URL: 'https://jeonghap.agency.go.kr' })).not.toHaveProperty('webhooks');
    expect(read({ JEONGHAP_WEBHOOK_KEY }).webhooks).toEqual({ key: JEONGHAP_WEBHOOK_KEY, listedHosts: [] });
    expect(
      read({
        JEONGHAP_WEBHOOK_KEY,
        JEONGHAP_WEBHOOK_HOSTS: 'Hooks.agency.go.kr, 10.0.0.7:8080',
        PUBLIC_URL: 'https://jeonghap.agency.go.kr',
      }).webhooks,
    ).toMatchObject({
      listedHosts: ['hooks.agency.go.kr', '10.0.0.7:8080'],
      publicUrl: 'https://jeonghap.agency.go.kr',
    });
    const short = refusalOf({ JEONGHAP_WEBHOOK_KEY: 'secret' });
    expect(short.problems).toHaveLength(1);
    expect(short.message).not.toContain('secret');
    expect(refusalOf({ JEONGHAP_WEBHOOK_HOSTS: 'https://x' }).problems).toHaveLength(1);
  });

  it.each(['3000.5', '-1', '0x10', '１２', '1e3', '99999999999'])('refuses the port %s', (PORT) => {
    expect(refusalOf({ PORT }).problems).toHaveLength(1);
  });

  it.each([
    'postgres://host',
    'postgres://host/',
    'not a url',
    'postgres://u:p@h/db?options=-c%20search_path%3Dx',
  ])('refuses the database address %s', (DATABASE_URL) => {
    expect(refusalOf({ DATABASE_URL }).problems).toHaveLength(1);
  });
});

function refusalOf(env: NodeJS.ProcessEnv): InvalidConfig {
  try {
    read(env);
  } catch (error) {
    if (error instanceof InvalidConfig) return error;
  }
  throw new Error('the environment was accepted');
}
