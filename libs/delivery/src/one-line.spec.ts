import { oneLine } from './one-line.js';

it('is one line of at most so many characters, whatever it was', () => {
  expect(oneLine('김\r\nBcc: x@y.kr\u2028다', 100)).toBe('김 Bcc: x@y.kr 다');
  expect(oneLine('가'.repeat(300), 100)).toHaveLength(100);
  expect(oneLine('\u0000\u202e', 100)).toBe('');
});
