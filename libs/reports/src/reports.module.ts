import { ConvergenceService } from '@jeonghap/recompute';
import { type DynamicModule, Module } from '@nestjs/common';
import { CompanyEditionService } from './company/company-edition.service.js';
import { PagePrinter } from './render/pdf/page-printer.js';
import { ReportMakingService } from './report-making.service.js';
import { ReportReadingService } from './report-reading.service.js';
import { REPORTS_SETTINGS, type ReportsSettings } from './reports-settings.js';

@Module({})
export class ReportsModule {
  static forRoot({ replyDays, justificationMonths, browser }: ReportsSettings): DynamicModule {
    const settings: ReportsSettings = {
      replyDays,
      justificationMonths,
      ...(browser === undefined ? {} : { browser }),
    };
    const services = [CompanyEditionService, PagePrinter, ReportMakingService, ReportReadingService];
    return {
      module: ReportsModule,
      providers: [...services, ConvergenceService, { provide: REPORTS_SETTINGS, useValue: settings }],
      exports: services,
    };
  }
}
