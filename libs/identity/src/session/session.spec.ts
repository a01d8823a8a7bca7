import { toUserAgent } from './session.js';

describe('toUserAgent', () => {
  it('keeps the text, cut, without what would break a line or a log', () => {
    expect(toUserAgent('Mozilla/5.0 (X11)')).toBe('Mozilla/5.0 (X11)');
    expect(toUserAgent('a\r\nb\u0000c\u001b[31m')).toBe('abc[31m');
    expect(toUserAgent('x'.repeat(1_000))).toHaveLength(300);
  });

  it('is nothing when nothing was sent', () => {
    expect(toUserAgent(undefined)).toBeNull();
    expect(toUserAgent('  ')).toBeNull();
  });
});
