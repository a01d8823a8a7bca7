import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '../config/child-environment.js';

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
 * @throws {Error} when one was asked for and is not there, rather than taking another.
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

/** The browser to use on this machine. @param asked value of `JEONGHAP_BROWSER` @throws {Error} as `findInstalledBrowser` */
export const installedBrowser = (asked: string | undefined): string | undefined =>
  findInstalledBrowser({ asked, searchPath: childEnvironment({})['PATH'] ?? '', isProgram });
