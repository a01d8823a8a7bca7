import { Queues } from '@jeonghap/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import { Allow } from '../access/allow.js';

/** Longest wait for an answer of the database or the queue, milliseconds. */
const TIMEOUT_MS = 1_500;

@ApiTags('health')
@Controller('health')
@Allow('everyone')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly queues: Queues,
  ) {}

  /** Whether the process runs. */
  @Get('live')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether requests can be served: the database and the queue answer. */
  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: TIMEOUT_MS }),
      async () => {
        const indicator = this.indicators.check('queue');
        try {
          return indicator.up({ depth: await withTimeout(this.queues.depthOf('recompute.drain')) });
        } catch {
          return indicator.down();
        }
      },
    ]);
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('timed out'));
    }, TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
