import { accessSync, constants } from 'node:fs';
import path from 'node:path';
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

/** Where installers of Chrome and Chromium put the program. */
const USUAL_PLACES = [
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const USUAL_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

export interface BrowserSearch {
  /** Value of `JEONGHAP_BROWSER`. */
  readonly asked: string | undefined;
  /** Value of `PATH`. */
  readonly searchPath: string;
  readonly isProgram: (file: string) => boolean;
}

/**
 * The browser to use: the one asked for, else an installed Chrome or Chromium, else undefined.
 * @throws {Error} when one was asked for and is not there, rather than testing with another.
 */
export function findInstalledBrowser({ asked, searchPath, isProgram }: BrowserSearch): string | undefined {
  if (asked !== undefined && asked !== '') {
    if (isProgram(asked)) return asked;
    throw new Error(`JEONGHAP_BROWSER names no program: ${asked}`);
  }
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const named = USUAL_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...named, ...USUAL_PLACES].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a headless browser: `JEONGHAP_BROWSER`, an installed Chrome or Chromium, or the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = findInstalledBrowser({
    asked: process.env['JEONGHAP_BROWSER'],
    searchPath: process.env['PATH'] ?? '',
    isProgram,
  });
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: SWITCHES });
  return launchPackagedBrowser();
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
