import { ConsoleLogger } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from '../config/config.js';

/** Where Nest tells how it starts: a line for each module, controller and route. */
const START_UP_CONTEXTS: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestApplicationContext',
]);

/**
 * The logger of every process. Nest's account of its own start is for whoever looks for a fault in it, so it counts as
 * `debug`; at `log` stands what changed the state of the product. People at a terminal get text, programs JSON.
 */
export class ProductLogger extends ConsoleLogger {
  /** @param least the least important level that is written */
  constructor(least: LogLevel) {
    const logLevels = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(least) + 1);
    super({ json: !process.stdout.isTTY, logLevels });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (START_UP_CONTEXTS.has(rest.at(-1))) super.debug(message, ...rest);
    else super.log(message, ...rest);
  }
}
