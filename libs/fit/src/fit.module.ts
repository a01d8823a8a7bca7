import { CatalogueModule } from '@jeonghap/catalogue';
import { Module } from '@nestjs/common';
import { FitService } from './assessment/fit.service.js';
import { CompanyDraftService } from './draft/company-draft.service.js';
import { HandedInDraftService } from './draft/handed-in-draft.service.js';
import { FitNewsService } from './news/fit-news.service.js';
import { CompanyProfileService } from './profile/company-profile.service.js';
import { ProfileCountService } from './profile/profile-count.service.js';
import { CorrectionRequestService } from './programme-criteria/correction-request.service.js';
import { CriteriaReadingService } from './programme-criteria/criteria-reading.service.js';
import { ProgrammeCriteriaService } from './programme-criteria/programme-criteria.service.js';
import { FitNoticeService } from './watch/fit-notice.service.js';
import { VerdictWatchService } from './watch/verdict-watch.service.js';

const SERVICES = [
  CompanyDraftService,
  CompanyProfileService,
  CorrectionRequestService,
  FitNoticeService,
  FitService,
  HandedInDraftService,
  ProfileCountService,
  ProgrammeCriteriaService,
];

/** What the API needs of company fit. */
@Module({ imports: [CatalogueModule], providers: SERVICES, exports: SERVICES })
export class FitModule {}

const WORK = [CriteriaReadingService, FitNewsService, ProfileCountService, VerdictWatchService];

/** What a worker does for it. */
@Module({
  providers: WORK,
  exports: WORK,
})
export class FitWorkModule {}
