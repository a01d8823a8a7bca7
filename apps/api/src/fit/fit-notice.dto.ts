import {
  CRITERION_VERDICTS,
  type CriterionVerdict,
  FIT_VERDICTS,
  type FitVerdict,
  MOST_NAMED,
  NOTICE_CAUSES,
  type NoticeCause,
  RULE_KINDS,
  type RuleKind,
} from '@jeonghap/fit';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { UuidListField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const verdict = { enum: [...FIT_VERDICTS] } as const;

export class FitNoticeQueryDto extends ListQueryDto {}

class DecidingCriterionDto {
  @ApiProperty() criterionId: string;
  @ApiProperty({ enum: [...CRITERION_VERDICTS] }) verdict: CriterionVerdict;
  @ApiProperty({ description: 'The deciding sentence' }) sentence: string;
  @ApiProperty({ type: BilingualDto, description: 'Why, in a sentence' }) explanation: BilingualDto;
}

class NamedProgrammeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
}

class GatheredProgrammesDto {
  @ApiProperty({ type: 'integer', description: 'All of them, as of the day on which it was decided' })
  count: number;
  @ApiProperty({ type: [NamedProgrammeDto], description: `The first ones, ${String(MOST_NAMED)} at most` })
  programmes: readonly NamedProgrammeDto[];
  @ApiProperty({ type: BilingualDto, description: 'What they have in common' }) reason: BilingualDto;
  @ApiProperty({ ...nullableText, enum: [...RULE_KINDS], description: 'Kind of the condition that decides' })
  kind: RuleKind | null;
  @ApiProperty({ ...nullableText, description: 'The fact that would have to be given' }) fact: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of missing sales, the year that ended' })
  year: number | null;
}

class FitNoticeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) profileId: string;
  @ApiProperty() profileName: string;
  @ApiProperty({ ...nullableText, format: 'uuid', description: 'Null of a notice on many programmes' })
  programmeId: string | null;
  @ApiProperty(nullableText) programmeTitle: string | null;
  @ApiProperty(nullableText) programmeTitleEn: string | null;
  @ApiProperty({
    type: GatheredProgrammesDto,
    nullable: true,
    description: 'Of more than three programmes whose verdict a day changed in the same way',
  })
  gathered: GatheredProgrammesDto | null;
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
    description: 'What is in the way; where nothing is any more, what was. Of many programmes, for the first',
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
