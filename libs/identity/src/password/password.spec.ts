import { findPasswordFault } from './password.js';

const faultOf = (password: string, about: readonly string[] = []) =>
  findPasswordFault('password', password, about)?.messageEn;

describe('findPasswordFault', () => {
  it.each(['correct horse battery', '한글로 된 긴 문장은 좋다', 'x7Gq-2mPz-9LwK', 'a b c d e f g'])(
    'takes %s',
    (password) => {
      expect(faultOf(password)).toBeUndefined();
    },
  );

  it('wants 12 to 200 characters, counted as people count them', () => {
    expect(faultOf('abcdefghijk')).toBe('is too short (12).');
    expect(faultOf('😀😁😂🤣😃😄😅😆😉😊😋😎')).toBeUndefined();
    expect(faultOf('abcdefgh'.repeat(26))).toBe('is too long (200).');
  });

  it.each(['aaaaaaaaaaaa', 'abababababab', 'Password1234', 'qwertyqwerty', '비밀번호비밀번호123456'])(
    'refuses %s, which is tried early',
    (password) => {
      expect(faultOf(password)).toBe('is easy to guess.');
    },
  );

  it('refuses name and address of the person, dressed up or not', () => {
    const about = ['kim.minji@agency.go.kr', 'kim.minji', '김민지'];
    expect(faultOf('kim.minji@agency.go.kr', about)).toBe('is easy to guess.');
    expect(faultOf('Kim.Minji2026!', about)).toBe('is easy to guess.');
    expect(faultOf('김민지김민지김민지2026', about)).toBe('is easy to guess.');
    expect(faultOf('kim.minji likes long walks', about)).toBeUndefined();
  });
});
