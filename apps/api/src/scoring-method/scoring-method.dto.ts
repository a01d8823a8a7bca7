import { POSITIVE_PARTS, type PositivePart } from '@jeonghap/alignment';
import { ApiProperty, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import { BilingualDto } from '../entry/entry.dto.js';
import { ScoreSetDto } from '../entry/score.dto.js';

class KindWeightsDto {
  @ApiProperty({ minimum: 0 }) programme: number;
  @ApiProperty({ minimum: 0 }) legislative_item: number;
}

class MethodPartDto {
  @ApiProperty({ enum: [...POSITIVE_PARTS] }) name: PositivePart;
  @ApiProperty({ type: BilingualDto }) label: BilingualDto;
  @ApiProperty({ type: KindWeightsDto, description: 'Relative to the other parts of the same kind' })
  weights: KindWeightsDto;
}

class BandsDto {
  @ApiProperty({ description: 'Score from which the band begins, 0 to 100' }) strong: number;
  @ApiProperty() partial: number;
  @ApiProperty() weak: number;
}

class CalibrationDto {
  @ApiProperty() intercept: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description: 'By part' })
  slopes: Readonly<Record<PositivePart, number>>;
  @ApiProperty({ description: 'Of the nearest reference measure of the ask' }) reference: number;
}

class KindCalibrationDto {
  @ApiProperty({ type: CalibrationDto }) programme: CalibrationDto;
  @ApiProperty({ type: CalibrationDto }) legislative_item: CalibrationDto;
}

class ScoreBinDto {
  @ApiProperty({ type: 'integer', description: 'Lower end in points: 10, 20 … 90' }) from: number;
  @ApiProperty({ type: 'integer' }) count: number;
}

class ScoreDistributionDto {
  @ApiProperty({ type: 'integer', description: 'Stored alignments of the live set' }) count: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Share at 80 points and more, 0 to 1' })
  shareFrom80: number | null;
  @ApiProperty({ type: [ScoreBinDto] }) bins: readonly ScoreBinDto[];
}

class FigureDto {
  @ApiProperty() value: number;
  @ApiProperty({ description: '95 % bootstrap interval over proposals' }) low: number;
  @ApiProperty() high: number;
}

class ReliabilityBinDto {
  @ApiProperty({ description: 'Lower end of the confidences, 0 to 0.9' }) from: number;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty() meanProbability: number;
  @ApiProperty({ description: 'How often the measure did answer, 0 to 1' }) frequency: number;
}

@ApiExtraModels(FigureDto)
class HeldOutFiguresDto {
  @ApiProperty() bench: string;
  @ApiProperty({ type: 'integer' }) proposals: number;
  @ApiProperty({ type: 'integer' }) measures: number;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(FigureDto) } })
  metrics: Readonly<Record<string, FigureDto>>;
  @ApiProperty({ type: [ReliabilityBinDto] }) reliability: readonly ReliabilityBinDto[];
}

export class ScoringMethodDto {
  @ApiProperty({ type: ScoreSetDto }) scoreSet: ScoreSetDto;
  @ApiProperty({ enum: ['shipped', 'edited'], description: 'As shipped, or with an edited thesaurus' })
  origin: 'shipped' | 'edited';
  @ApiProperty({ type: [MethodPartDto] }) parts: readonly MethodPartDto[];
  @ApiProperty({ type: BandsDto }) bands: BandsDto;
  @ApiProperty({ description: 'Lowest score that is stored' }) floor: number;
  @ApiProperty({ description: 'Highest score of a measure that goes the other way' }) oppositionCap: number;
  @ApiProperty({ type: KindCalibrationDto }) calibration: KindCalibrationDto;
  @ApiProperty({ type: ScoreDistributionDto }) scores: ScoreDistributionDto;
  @ApiProperty({
    type: [HeldOutFiguresDto],
    description:
      'Of the shipped model, each bench judged by a model that had seen nothing of it; the main one first',
  })
  evaluation: readonly HeldOutFiguresDto[];
}
