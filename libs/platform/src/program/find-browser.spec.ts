import { findInstalledBrowser } from './find-browser.js';

describe('findInstalledBrowser', () => {
  const only =
    (...programs: string[]) =>
    (file: string): boolean =>
      programs.includes(file);

  it('takes the program that was asked for', () => {
    const search = {
      asked: '/opt/my/chrome',
      searchPath: '/usr/bin',
      isProgram: only('/opt/my/chrome', '/usr/bin/chromium'),
    };
    expect(findInstalledBrowser(search)).toBe('/opt/my/chrome');
  });
  it('refuses a program that was asked for and is not there, instead of taking another', () => {
    const search = { asked: '/opt/none', searchPath: '/usr/bin', isProgram: only('/usr/bin/chromium') };
    expect(() => findInstalledBrowser(search)).toThrow('JEONGHAP_BROWSER names no program: /opt/none');
  });
  it('finds an installed one on the search path, Chrome before Chromium', () => {
    const isProgram = only('/usr/local/bin/chromium', '/usr/bin/google-chrome');
    expect(findInstalledBrowser({ asked: '', searchPath: '/usr/local/bin:/usr/bin', isProgram })).toBe(
      '/usr/bin/google-chrome',
    );
  });
  it('finds none where none is', () => {
    expect(
      findInstalledBrowser({ asked: undefined, searchPath: '/usr/bin', isProgram: () => false }),
    ).toBeUndefined();
  });
});
