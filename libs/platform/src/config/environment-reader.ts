import { isIP } from 'node:net';

const HOST = /^[0-9A-Za-z.:_-]+$/;
const DOMAIN = /^[0-9a-z-]+(\.[0-9a-z-]+)+$/;
const MAILBOX =
  /^(?:[^<>"\p{Cc}]{1,100} )?<[^\s<>@,;:"]{1,64}@[^\s<>@,;:"]{1,190}>$|^[^\s<>@,;:"]{1,64}@[^\s<>@,;:"]{1,190}$/u;
const LISTED_HOST = /^(?:[0-9a-z.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/;
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
const TOGGLES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  '1': true,
  off: false,
  false: false,
  '0': false,
};

/** An IP address, alone or with the length of a network's prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  const family = isIP(address);
  if (family === 0 || text.split('/').length > 2) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

function isSecureUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (`${username}${password}${search}${hash}` !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** Reads variables of the environment one by one and collects what is wrong with them. An empty value counts as absent. */
export class EnvironmentReader {
  readonly problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  host(name: string, fallback: string): string {
    const value = this.text(name) ?? fallback;
    if (!HOST.test(value))
      this.refuse(name, value, '주소나 호스트 이름이어야 합니다', 'must be an address or a host name');
    return value;
  }

  integer(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    const [low, high] = [String(min), String(max)];
    this.refuse(
      name,
      value,
      `${low}에서 ${high} 사이의 정수여야 합니다`,
      `must be a whole number from ${low} to ${high}`,
    );
    return fallback;
  }

  /** Addresses and networks, separated by commas. */
  networks(name: string): readonly string[] {
    const given = this.list(name);
    for (const network of given.filter((one) => !isNetwork(one))) {
      const shape = '127.0.0.1, 10.0.0.0/8';
      this.refuse(name, network, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    }
    return given;
  }

  /** Names of domains, separated by commas, in lower case. */
  domains(name: string): readonly string[] {
    const domains = this.list(name).map((domain) => domain.toLowerCase());
    for (const domain of domains.filter((one) => !DOMAIN.test(one))) {
      const shape = 'agency.go.kr, example.kr';
      this.refuse(name, domain, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    }
    return domains;
  }

  /** Pairs `name=word`, separated by commas, whose words are of a list. */
  pairs<T extends string>(name: string, words: readonly T[]): Readonly<Record<string, T>> {
    const pairs = this.list(name).flatMap((pair) => {
      const at = pair.lastIndexOf('=');
      const word = words.find((one) => one === pair.slice(at + 1).trim());
      if (at > 0 && word !== undefined) return [[pair.slice(0, at).trim(), word] as const];
      const shape = words.map((one) => `name=${one}`).join(', ');
      this.refuse(name, pair, `다음 꼴이어야 합니다: ${shape}`, `must look like: ${shape}`);
      return [];
    });
    return Object.fromEntries(pairs);
  }

  /** Address of a server that is asked over TLS; without TLS only one on this very machine, for trying. */
  secureUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || isSecureUrl(value)) return value;
    const shape = 'https://login.agency.go.kr';
    this.refuse(name, value, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    return undefined;
  }

  choice<T extends string>(name: string, fallback: T, choices: readonly T[]): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    const list = choices.join(', ');
    this.refuse(name, value, `다음 중 하나여야 합니다: ${list}`, `must be one of: ${list}`);
    return fallback;
  }

  toggle(name: string, fallback: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const toggled = TOGGLES[value.toLowerCase()];
    if (toggled === undefined) this.refuse(name, value, 'on 또는 off여야 합니다', 'must be on or off');
    return toggled ?? fallback;
  }

  /** The value itself is never repeated in a problem: it holds a password. */
  databaseUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
      const shape = 'postgresql://user:password@host:5432/database';
      this.problems.push(`${name}: ${shape} 꼴이어야 합니다 / must look like ${shape}`);
    } else if (url.searchParams.has('options')) {
      // The queue sets its own search_path on each connection, which "options" would override.
      this.problems.push(
        `${name}: "options"는 쓸 수 없습니다. ALTER ROLE … SET 으로 정해 주세요 / "options" is not supported, use ALTER ROLE … SET`,
      );
    }
    return value;
  }

  /** The value itself is never repeated in a problem: it may hold a password. */
  redisUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!URL.canParse(value) || !/^rediss?:$/.test(new URL(value).protocol)) {
      const shape = 'redis://host:6379';
      this.problems.push(`${name}: ${shape} 꼴이어야 합니다 / must look like ${shape}`);
    }
    return value;
  }

  /** The value itself is never repeated in a problem: it may hold a password. */
  smtpUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (
      !URL.canParse(value) ||
      !/^smtps?:$/.test(new URL(value).protocol) ||
      new URL(value).hostname === ''
    ) {
      const shape = 'smtp://user:password@host:587';
      this.problems.push(`${name}: ${shape} 꼴이어야 합니다 / must look like ${shape}`);
    }
    return value;
  }

  /** A secret of some length; never repeated in a problem. */
  secret(name: string, least: number): string | undefined {
    const value = this.text(name);
    if (value === undefined || value.length >= least) return value;
    const length = String(least);
    this.problems.push(`${name}: ${length}자 이상이어야 합니다 / must have ${length} characters or more`);
    return undefined;
  }

  /** Names or addresses of hosts, with or without a port, separated by commas, in lower case. */
  hosts(name: string): readonly string[] {
    const hosts = this.list(name).map((host) => host.toLowerCase());
    for (const host of hosts.filter((one) => !LISTED_HOST.test(one))) {
      const shape = 'hooks.agency.go.kr, 10.0.0.7:8080';
      this.refuse(name, host, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    }
    return hosts;
  }

  /** An e-mail address, alone or in angle brackets after a name. */
  mailbox(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || MAILBOX.test(value)) return value;
    const shape = '정합 <jeonghap@agency.go.kr>';
    this.refuse(name, value, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    return undefined;
  }

  /** Address of a web server without a path, as people type it; a slash at the end is taken away. */
  webUrl(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value)) {
      const url = new URL(value);
      const isBare = `${url.pathname}${url.search}${url.hash}${url.username}${url.password}` === '/';
      if (isBare && /^https?:$/.test(url.protocol)) return url.origin;
    }
    const shape = 'https://jeonghap.agency.go.kr';
    this.refuse(name, value, `${shape} 꼴이어야 합니다`, `must look like ${shape}`);
    return undefined;
  }

  /** Refuses settings of which some are given and others are not, though they make sense together only. */
  requireAllOrNone(names: readonly string[]): void {
    const missing = names.filter((name) => this.text(name) === undefined);
    if (missing.length === 0 || missing.length === names.length) return;
    const all = names.join(', ');
    this.problems.push(
      `${missing.join(', ')}: 비어 있습니다. 함께 정해야 합니다: ${all} / is empty; set all or none of: ${all}`,
    );
  }

  /** Texts separated by commas; empty ones are left out. */
  private list(name: string): readonly string[] {
    const parts = (this.text(name) ?? '').split(',').map((part) => part.trim());
    return parts.filter((part) => part !== '');
  }

  private refuse(name: string, value: string, ko: string, en: string): void {
    this.problems.push(`${name}: ${ko} / ${en} (${JSON.stringify(value)})`);
  }
}
