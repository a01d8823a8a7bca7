/** How failed attempts of one subject slow down its next one. */
export interface ThrottleRule {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  /** Longest wait, seconds. */
  readonly mostSeconds: number;
}

/** Attempts on one account from one address. Others who sign in to that account from elsewhere are not slowed down. */
export const ACCOUNT_RULE: ThrottleRule = { free: 5, mostSeconds: 900 };
/** Attempts from one address on whatever account; an office may share an address. */
export const ADDRESS_RULE: ThrottleRule = { free: 30, mostSeconds: 300 };
/** Failures are forgotten when none came for so long, seconds. */
export const FORGET_SECONDS = 3_600;

export interface ThrottleState {
  readonly failures: number;
  /** Time until an attempt is taken again, seconds; zero or less when one is. */
  readonly waitSeconds: number;
  /** Time since the last attempt that was taken, seconds. */
  readonly quietSeconds: number;
}

/** What an attempt leads to: it is refused for some time, or taken and counted as failed until it proves right. */
export type ThrottleDecision =
  | { readonly isTaken: false; readonly retryAfterSeconds: number }
  | { readonly isTaken: true; readonly failures: number; readonly delaySeconds: number };

/** Decides about an attempt. The wait doubles with each failure beyond the free ones. */
export function decideAttempt(state: ThrottleState, { free, mostSeconds }: ThrottleRule): ThrottleDecision {
  if (state.waitSeconds > 0) return { isTaken: false, retryAfterSeconds: Math.ceil(state.waitSeconds) };
  const failures = state.quietSeconds >= FORGET_SECONDS ? 1 : state.failures + 1;
  const beyond = failures - free;
  return {
    isTaken: true,
    failures,
    delaySeconds: beyond <= 0 ? 0 : Math.min(mostSeconds, 2 ** beyond),
  };
}

/** What counts as one address: of IPv6 the network, since one household has billions of addresses. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = (tail ?? '').split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
