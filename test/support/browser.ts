import { installedBrowser } from '@jeonghap/platform';
import { type Browser, chromium } from 'playwright-core';

/** Switches that keep a browser quiet and let it run in a container, as root and without a graphics card. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser: `JEONGHAP_BROWSER`, an installed Chrome or Chromium, or the one from npm, which has no windows.
 * @param display the screen to draw on (`DISPLAY`); headless without
 */
export async function launchBrowser(display?: string): Promise<Browser> {
  const executablePath = installedBrowser(process.env['JEONGHAP_BROWSER']);
  if (executablePath === undefined) return launchPackagedBrowser();
  if (display === undefined) return chromium.launch({ executablePath, args: SWITCHES });
  const env = { ...process.env, DISPLAY: display };
  return chromium.launch({ executablePath, args: SWITCHES, headless: false, env });
}

/** The Chromium of the npm package `@sparticuz/chromium` (Linux x64), for machines without a browser. */
async function launchPackagedBrowser(): Promise<Browser> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    return await chromium.launch({ executablePath, args: [...packaged.args, ...SWITCHES] });
  } catch (cause) {
    throw new Error(
      'No browser found. Install Chrome or Chromium, or set JEONGHAP_BROWSER to its program. ' +
        '(브라우저를 찾지 못했습니다. Chrome이나 Chromium을 설치하거나 JEONGHAP_BROWSER에 경로를 적어 주세요.)',
      { cause },
    );
  }
}
