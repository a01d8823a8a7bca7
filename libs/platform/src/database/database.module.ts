import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type MixedList } from 'typeorm';
import { LosableConnection } from '../postgres/losable-connection.js';
import { asProcess, type ProcessKind } from './process-kind.js';

export interface DatabaseOptions {
  readonly databaseUrl: string;
  readonly poolMax: number;
  /** What the process does; the policies of the tables tell a worker from the rest by it. */
  readonly process: ProcessKind;
  readonly entities: MixedList<new () => object>;
  /** Longest run of one statement, milliseconds. */
  readonly statementTimeoutMs: number;
}

/** The one TypeORM connection pool of a process. The schema belongs to the migrations alone. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.databaseUrl,
          entities: options.entities as never,
          synchronize: false,
          migrationsRun: false,
          retryAttempts: 0,
          applicationName: `jeonghap-${options.process}`,
          poolSize: options.poolMax,
          connectTimeoutMS: 5_000,
          poolErrorHandler: () => undefined, // an idle connection that died is replaced; queries in flight report it
          extra: {
            Client: LosableConnection,
            options: asProcess(options.process),
            statement_timeout: options.statementTimeoutMs,
            lock_timeout: 5_000,
            idle_in_transaction_session_timeout: 15_000,
            keepAlive: true,
          },
        }),
      ],
    };
  }
}
