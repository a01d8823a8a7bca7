import {
  ACCOUNT_RULE,
  decideAttempt,
  FORGET_SECONDS,
  networkOf,
  type ThrottleState,
} from './login-throttle.js';

const state = (over: Partial<ThrottleState>): ThrottleState => ({
  failures: 0,
  waitSeconds: 0,
  quietSeconds: 0,
  ...over,
});

describe('decideAttempt', () => {
  it('lets five failures pass, then doubles the wait up to a quarter of an hour', () => {
    const delays = Array.from({ length: 18 }, (_, failures) => {
      const decision = decideAttempt(state({ failures }), ACCOUNT_RULE);
      return decision.isTaken ? decision.delaySeconds : undefined;
    });
    expect(delays).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
  });

  it('refuses an attempt during the wait and says how long it is, in whole seconds', () => {
    expect(decideAttempt(state({ failures: 8, waitSeconds: 2.1 }), ACCOUNT_RULE)).toEqual({
      isTaken: false,
      retryAfterSeconds: 3,
    });
  });

  it('forgets after an hour without attempts', () => {
    const later = decideAttempt(state({ failures: 40, quietSeconds: FORGET_SECONDS }), ACCOUNT_RULE);
    expect(later).toEqual({ isTaken: true, failures: 1, delaySeconds: 0 });
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
