export { type CompanyEditionView, CompanyEditionService } from './company/company-edition.service.js';
export {
  type DocumentDifference,
  type RowDifference,
  type TableDifference,
} from './document/compare-documents.js';
export {
  type Cell,
  type Chart,
  type FrontNumberView,
  type Language,
  LANGUAGES,
  type ReportDocument,
  type Section,
  type Table,
} from './document/document.js';
export { toDocument } from './document/report-document.js';
export { type ReportFeed } from './feed/report-feeds.js';
export {
  MAIL_TOPICS,
  type MailTopic,
  MOST_FILTERED,
  type ReportFilter,
  WHOLE_REPORT,
} from './mail/report-filter.js';
export { type MailLine, type MailSection, type ReportMail } from './mail/mail-parts.js';
export { toReportMail } from './mail/report-mail.js';
export {
  type Audience,
  AUDIENCES,
  type FrontNumber,
  type Report,
  REPORT_SCHEMA,
  REPORT_SCHEMA_ADDRESS,
} from './model/report.js';
export { REPORT_JSON_SCHEMA } from './model/report-json-schema.js';
export { escaped } from './render/escaped.js';
export { HTML_STYLE } from './render/html-style.js';
export { PagePrinter } from './render/pdf/page-printer.js';
export { contentDigest, REPORT_FORMATS, renderReport, type ReportFormat } from './render/render-report.js';
export { REPORT_MIGRATIONS } from './report-migrations.js';
export { ReportMakingService } from './report-making.service.js';
export {
  type ReportKey,
  ReportReadingService,
  type ReportSummary,
  type ReportView,
} from './report-reading.service.js';
export { ReportsModule } from './reports.module.js';
export { type ReportsSettings } from './reports-settings.js';
export { type ReportVerdict, verifyReports } from './verify-reports.js';
export { dueAt, endOf, parseWeek, type Week, weekAfter, weekOf } from './week/week.js';
