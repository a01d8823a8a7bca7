import { type AlignmentModel } from '@jeonghap/alignment';
import { CatalogueModule, EntryChanges } from '@jeonghap/catalogue';
import { Queues } from '@jeonghap/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { AlignmentService } from './alignment/alignment.service.js';
import { BoardService } from './board/board.service.js';
import { CoverageService } from './coverage/coverage.service.js';
import { RecomputeService } from './recompute.service.js';
import { RecomputeWakeUp } from './recompute-wake-up.js';

/** What readers and editors of scores need: queries, and the wake-up call after an edit. */
@Module({
  imports: [CatalogueModule],
  providers: [
    AlignmentService,
    BoardService,
    CoverageService,
    {
      provide: RecomputeWakeUp,
      inject: [Queues, EntryChanges],
      useFactory: (queues: Queues, changes: EntryChanges) => new RecomputeWakeUp(queues, changes),
    },
  ],
  exports: [AlignmentService, BoardService, CoverageService, RecomputeWakeUp],
})
export class ScoreReadingModule {}

/** What a worker needs: the computation itself, under one model. */
@Module({})
export class RecomputeModule {
  static forModel(model: AlignmentModel): DynamicModule {
    return {
      module: RecomputeModule,
      providers: [
        {
          provide: RecomputeService,
          inject: [getDataSourceToken()],
          useFactory: (dataSource: DataSource) => new RecomputeService(dataSource, model),
        },
      ],
      exports: [RecomputeService],
    };
  }
}
