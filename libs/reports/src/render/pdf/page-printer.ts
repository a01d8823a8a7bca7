import { Inject, Injectable } from '@nestjs/common';
import { REPORTS_SETTINGS, type ReportsSettings } from '../../reports-settings.js';
import { findPrinter, printHtml } from './print-pdf.js';

/** Prints pages of others as reports are printed: tagged PDF, by the browser of this machine. */
@Injectable()
export class PagePrinter {
  constructor(@Inject(REPORTS_SETTINGS) private readonly settings: ReportsSettings) {}

  /** Whether this machine has a browser to print with. */
  isThere(): boolean {
    return findPrinter(this.settings.browser) !== undefined;
  }

  /**
   * @param pageOf makes a page that needs nothing else, with the fonts that it is printed with, as CSS
   * @throws Unavailable `report.no-browser`, `report.printer-busy`, `report.file-not-made`
   */
  print(pageOf: (fontFaces: string) => string): Promise<Buffer> {
    return printHtml(pageOf, this.settings.browser);
  }
}
