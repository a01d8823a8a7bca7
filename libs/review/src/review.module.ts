import { CatalogueModule } from '@jeonghap/catalogue';
import { ScoreReadingModule } from '@jeonghap/recompute';
import { type DynamicModule, Module } from '@nestjs/common';
import { DuplicateService } from './duplicate/duplicate.service.js';
import { RearrangementService } from './rearrangement/rearrangement.service.js';
import { ReplyService } from './reply/reply.service.js';
import { REVIEW_SETTINGS, type ReviewSettings } from './review-settings.js';
import { AssignManyService } from './collaboration/assign-many.service.js';
import { AssignmentService } from './collaboration/assignment.service.js';
import { CommentService } from './collaboration/comment.service.js';
import { ReviewListService } from './review/review-list.service.js';
import { ReviewService } from './review/review.service.js';
import { UndecidedListService } from './review/undecided-list.service.js';
import { SavedViewService } from './saved-view/saved-view.service.js';
import { WorkBoardService } from './work-board/work-board.service.js';

const services = [
  AssignManyService,
  AssignmentService,
  CommentService,
  DuplicateService,
  RearrangementService,
  ReplyService,
  ReviewListService,
  ReviewService,
  SavedViewService,
  UndecidedListService,
  WorkBoardService,
];

@Module({})
export class ReviewModule {
  static forRoot(settings: ReviewSettings): DynamicModule {
    return {
      module: ReviewModule,
      imports: [CatalogueModule, ScoreReadingModule],
      providers: [...services, { provide: REVIEW_SETTINGS, useValue: settings }],
      exports: services,
    };
  }
}
