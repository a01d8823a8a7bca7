import './without-eval.js';

export {
  zCreateLegislativeItemDto,
  zCreateProgrammeDto,
  zCreateProposalDto,
  zCreateStakeholderDto,
} from '../generated/rules/zod.gen.js';
