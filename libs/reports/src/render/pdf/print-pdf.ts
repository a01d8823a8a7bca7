import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installedBrowser, projectRoot, Unavailable } from '@jeonghap/platform';
import { type Browser } from 'playwright-core';
import { type ReportDocument } from '../../document/document.js';
import { renderHtml } from '../render-html.js';

/** The browser is a program of others, which gets this long from its start to the last page. */
const TIME_LIMIT_MS = 90_000;
/** It is large, so that one runs at a time; this many may wait for it. */
const MOST_WAITING = 4;
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A4 as offices leave its margins; the page says the same to readers who print the HTML. */
const PAPER = {
  format: 'A4',
  margin: { top: '20mm', bottom: '20mm', left: '15mm', right: '15mm' },
  printBackground: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;text-align:center;font-size:9px;color:#1e2124">- <span class="pageNumber"></span> -</div>',
} as const;
const FONT = 'pretendard-gov/dist/web/static/woff2/PretendardGOV-';

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** The browser that PDF is printed with here. @param asked the program of the settings @returns undefined where there is none */
export function findPrinter(asked: string | undefined): string | undefined {
  try {
    return installedBrowser(asked);
  } catch {
    return undefined; // one was asked for and is not there
  }
}

/**
 * A report as tagged PDF with an outline: its HTML, printed by a browser without network and scripts. The bytes differ from time to time, since the
 * browser writes when it printed.
 * @throws Unavailable `report.no-browser`, `report.printer-busy`, `report.file-not-made`
 */
export function renderPdf(document: ReportDocument, asked: string | undefined): Promise<Buffer> {
  return printHtml((fontFaces) => renderHtml(document, fontFaces).toString(), asked);
}

/**
 * A page that needs nothing else, printed in the same way.
 * @param pageOf makes the HTML with the fonts that it is printed with, as CSS
 * @throws Unavailable as `renderPdf`
 */
export async function printHtml(
  pageOf: (fontFaces: string) => string,
  asked: string | undefined,
): Promise<Buffer> {
  const program = findPrinter(asked);
  if (program === undefined) throw new Unavailable('report.no-browser');
  if (waiting > MOST_WAITING) throw new Unavailable('report.printer-busy');
  waiting += 1;
  const printed = last.then(() => print(pageOf(fontFaces()), program));
  last = printed.catch(() => undefined);
  try {
    return await printed;
  } catch (cause) {
    throw new Unavailable('report.file-not-made', { details: { format: 'PDF' }, cause });
  } finally {
    waiting -= 1;
  }
}

async function print(html: string, program: string): Promise<Buffer> {
  const { chromium } = await import('playwright-core');
  // signals are the server's; the browser ends with the pipe through which it is driven
  const own = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({
    ...own,
    executablePath: program,
    args: SWITCHES,
    timeout: TIME_LIMIT_MS,
  });
  try {
    return await within(TIME_LIMIT_MS, printIn(browser, html));
  } finally {
    await browser.close();
  }
}

async function printIn(browser: Browser, html: string): Promise<Buffer> {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  return page.pdf({ ...PAPER, tagged: true, outline: true });
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`printing took longer than ${String(limitMs)} ms`));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Our font to print with, where it is installed; a deployment without what we build with takes one of the machine's. */
function fontFaces(): string {
  try {
    const { resolve } = createRequire(path.join(projectRoot(), 'package.json'));
    return [
      [400, 'Regular'],
      [700, 'Bold'],
    ]
      .map(([weight, name]) => {
        const data = readFileSync(resolve(`${FONT}${String(name)}.woff2`)).toString('base64');
        return `@font-face{font-family:"Pretendard GOV";font-weight:${String(weight)};src:url(data:font/woff2;base64,${data})}`;
      })
      .join('\n');
  } catch {
    return '';
  }
}
