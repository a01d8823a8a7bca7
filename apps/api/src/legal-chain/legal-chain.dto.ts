import {
  LEGAL_RANKS,
  type LegalRank,
  LEGISLATIVE_STAGES,
  type LegislativeStage,
  PLACE_STATES,
  type PlaceState,
} from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';

const rankProperty = { enum: [...LEGAL_RANKS], enumName: 'LegalRank', nullable: true } as const;

/** A place in another rule that an entry leaves something to. */
export class ChainPlaceDto {
  @ApiProperty({ example: '시행령 제15조' }) text: string;
  @ApiProperty(rankProperty) rank: LegalRank | null;
  @ApiProperty({ type: String, nullable: true, example: '제15조' }) article: string | null;
  @ApiProperty({
    enum: [...PLACE_STATES],
    enumName: 'PlaceState',
    description:
      '`unmade` is known not to be made; `not_in_catalogue` says that no entry takes it up, not whether it was made',
  })
  state: PlaceState;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Entries that take it up' })
  takenUpBy: readonly string[];
}

export class ChainNodeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ type: String, nullable: true }) law: string | null;
  @ApiProperty({ type: String, nullable: true }) article: string | null;
  @ApiProperty(rankProperty) rank: LegalRank | null;
  @ApiProperty({ enum: [...LEGISLATIVE_STAGES], enumName: 'LegislativeStage' }) stage: LegislativeStage;
  @ApiProperty() confirmed: boolean;
  @ApiProperty({ type: 'integer', description: 'Steps from the item: below 0 above it, above 0 under it' })
  depth: number;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Entries that it rests on' })
  under: readonly string[];
  @ApiProperty({ type: [ChainPlaceDto], description: 'Empty when nothing is recorded' })
  places: readonly ChainPlaceDto[];
}

export class LegalChainDto {
  @ApiProperty({ type: [ChainNodeDto], description: 'What the item rests on, the highest first' })
  above: readonly ChainNodeDto[];
  @ApiProperty({ type: ChainNodeDto }) item: ChainNodeDto;
  @ApiProperty({ type: [ChainNodeDto], description: 'What rests on the item, nearest first; at most 100' })
  below: readonly ChainNodeDto[];
  @ApiProperty({ type: 'integer', description: 'How many entries below were left out' }) omitted: number;
}

export class CitedBasisDto {
  @ApiProperty({ example: '「인공지능기본법」 제16조' }) text: string;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Entries about it; empty when there is none' })
  itemIds: readonly string[];
}

export class LegalBasisDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null when no basis is stated' })
  text: string | null;
  @ApiProperty({ type: [CitedBasisDto] }) cited: readonly CitedBasisDto[];
  @ApiProperty({ type: [ChainNodeDto] }) items: readonly ChainNodeDto[];
}
