import Bowser from 'bowser';

/** Browser and system in words, such as `Chrome · Windows`; null when neither is known, as of most programs. */
export function deviceName(userAgent: string | null): string | null {
  if (userAgent === null || userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent);
  const words = [browser.name, os.name].filter((word) => word !== undefined && word !== '');
  return words.length === 0 ? null : words.join(' · ');
}
