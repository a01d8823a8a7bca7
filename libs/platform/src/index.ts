export { readHolidays } from './calendar/holidays.js';
export { countWorkingDays, type Holidays, type WorkingDays } from './calendar/working-days.js';
export { childEnvironment } from './config/child-environment.js';
export { InvalidConfig, LOG_LEVELS, readConfig, type AppConfig, type LogLevel } from './config/config.js';
export { type MailConfig } from './config/mail-config.js';
export { type WebhookConfig } from './config/webhook-config.js';
export { projectRoot } from './config/project-root.js';
export { assertClockInStep, MAX_CLOCK_SKEW_MS, readClockSkewMs } from './database/clock-skew.js';
export { DatabaseModule, type DatabaseOptions } from './database/database.module.js';
export { asProcess, type ProcessKind } from './database/process-kind.js';
export { shareOf, shareSql } from './database/id-share.js';
export { isDatabaseAway } from './database/is-database-away.js';
export { isLockTimeout } from './database/is-lock-timeout.js';
export { migrateDatabase, SchemaNewerThanCode, type MigrationOptions } from './database/migrate.js';
export {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  NotSignedIn,
  ProductError,
  TooManyRequests,
  Unavailable,
  type FieldError,
  type ProductErrorOptions,
} from './errors/errors.js';
export { fieldError } from './errors/field-messages.js';
export { type Message } from './errors/message.js';
export { messageOf, type ErrorCode } from './errors/messages.js';
export { ProductLogger } from './logging/product-logger.js';
export { cutPage, decodeCursor, type CursorPosition, type Page } from './pagination/cursor.js';
export { describeDatabase } from './postgres/database-url.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './postgres/embedded-postgres.js';
export { LosableConnection } from './postgres/losable-connection.js';
export { StartUpProblem, type StartUpProblemCode } from './postgres/start-up-problem.js';
export { listenForStop, type StopRequests, type StopSource } from './program/listen-for-stop.js';
export { assertWorkerRole } from './database/assert-worker-role.js';
export { installedBrowser } from './program/find-browser.js';
export { assertConnectionsUsable } from './program/assert-connections-usable.js';
export { explainStartUpFailure, runProgram, type RunningProgram } from './program/run-program.js';
export { JOBS, type JobName, type JobPayloads } from './queue/jobs.js';
export { QUEUE_SCHEMA } from './queue/queue-schema.js';
export { Queues, type QueuesOptions } from './queue/queues.js';
