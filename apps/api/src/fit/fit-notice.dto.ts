import {
  CRITERION_VERDICTS,
  type CriterionVerdict,
  FIT_VERDICTS,
  type FitVerdict,
  NOTICE_CAUSES,
  type NoticeCause,
} from '@jeonghap/fit';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { UuidListField } from '../http/fields.js';

const verdict = { enum: [...FIT_VERDICTS] } as const;

export class FitNoticeQueryDto extends ListQueryDto {}

class DecidingCriterionDto {
  @ApiProperty() criterionId: string;
  @ApiProperty({ enum: [...CRITERION_VERDICTS] }) verdict: CriterionVerdict;
  @ApiProperty({ description: 'The deciding sentence' }) sentence: string;
  @ApiProperty({ type: BilingualDto, description: 'Why, in a sentence' }) explanation: BilingualDto;
}

class FitNoticeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) profileId: string;
  @ApiProperty() profileName: string;
  @ApiProperty({ format: 'uuid' }) programmeId: string;
  @ApiProperty() programmeTitle: string;
  @ApiProperty({ type: String, nullable: true }) programmeTitleEn: string | null;
  @ApiProperty(verdict) before: FitVerdict;
  @ApiProperty(verdict) after: FitVerdict;
  @ApiProperty({
    enum: [...NOTICE_CAUSES],
    description: 'The programme or its criteria changed, or the passing of a day moved an age or a year',
  })
  cause: NoticeCause;
  @ApiProperty({
    type: DecidingCriterionDto,
    nullable: true,
    description: 'What is in the way; where nothing is any more, what was',
  })
  deciding: DecidingCriterionDto | null;
  @ApiProperty({ format: 'date', description: 'In Seoul' }) decidedOn: string;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt: Date | null;
}

export class FitNoticePageDto extends PageDto {
  @ApiProperty({ type: [FitNoticeDto], description: 'The latest first' }) items: readonly FitNoticeDto[];
  @ApiProperty({ type: 'integer', description: 'That nobody of the company has read' }) unread: number;
}

export class ReadNoticesDto {
  @UuidListField({ maxItems: 200, optional: true, description: 'All where it is left out' }) ids?: string[];
}

export class NoticesReadDto {
  @ApiProperty({ type: 'integer' }) marked: number;
}
