import { AUDIT_ACTS, type AuditAct, CHAIN_PROBLEMS, type ChainProblem } from '@jeonghap/audit';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { DayField, TextField, WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const nullableNumber = { type: 'integer', nullable: true } as const;
const snapshot = { type: 'object', additionalProperties: true, nullable: true } as const;

/** Which entries are wanted. */
export class AuditQueryDto extends ListQueryDto {
  @TextField({ max: 60, optional: true, description: 'Kind of thing, such as `proposal`' }) kind?: string;
  @TextField({ max: 200, optional: true, description: 'Id of the thing' }) subject?: string;
  @TextField({ max: 200, optional: true, description: '`user:…`, `public` or `task:…`' }) actor?: string;
  @WordField(AUDIT_ACTS, { optional: true }) act?: AuditAct;
  @DayField({ optional: true, description: 'First day, in Korea' }) from?: string;
  @DayField({ optional: true, description: 'Last day, in Korea' }) to?: string;
}

export class AuditEntryDto {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ description: 'A person (`user:…`), `public`, or a task of the product (`task:…`)' })
  actor: string;
  @ApiProperty({ ...nullableText, description: 'Present name of the person' }) actorName: string | null;
  @ApiProperty({ ...nullableText, format: 'uuid', description: 'API key by which a program acted' }) keyId:
    string | null;
  @ApiProperty() kind: string;
  @ApiProperty({ ...nullableText, description: 'Id of the thing' }) subject: string | null;
  @ApiProperty({ enum: [...AUDIT_ACTS], enumName: 'AuditAct' }) act: AuditAct;
  @ApiProperty({ ...snapshot, description: 'Of a change only what differs; secrets are redacted' })
  before: Readonly<Record<string, unknown>> | null;
  @ApiProperty(snapshot) after: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ ...nullableText, description: 'Of the request: IPv4 /24, IPv6 /48' }) network: string | null;
  @ApiProperty(nullableText) requestId: string | null;
  @ApiProperty(nullableText) method: string | null;
  @ApiProperty(nullableText) route: string | null;
  @ApiProperty({ ...nullableNumber, description: 'The seal that holds it; null until it is sealed' }) seal:
    number | null;
}

export class AuditPageDto extends PageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items: readonly AuditEntryDto[];
}

export class LastSealDto {
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ description: 'SHA-256, hexadecimal. Noted elsewhere it proves the whole log up to it' })
  hash: string;
}

export class SealStateDto {
  @ApiProperty({ type: LastSealDto, nullable: true }) last: LastSealDto | null;
  @ApiProperty({ type: 'integer', description: 'Entries that wait for their seal' }) unsealed: number;
  @ApiProperty({ type: 'integer', description: 'Last seal whose entries expired; 0 for none' })
  expiredThrough: number;
}

export class ChainFaultDto {
  @ApiProperty({ enum: [...CHAIN_PROBLEMS], enumName: 'ChainProblem' }) problem: ChainProblem;
  @ApiProperty({ type: 'integer' }) seal: number;
  @ApiProperty({ ...nullableNumber, description: 'Null where the whole seal is concerned' }) entry:
    number | null;
}

export class ChainReportDto extends SealStateDto {
  @ApiProperty({ type: 'integer', description: 'Seals found in order' }) seals: number;
  @ApiProperty({ type: 'integer', description: 'Entries found in order' }) entries: number;
  @ApiProperty({
    type: ChainFaultDto,
    nullable: true,
    description: 'First place where the log is not what was sealed',
  })
  fault: ChainFaultDto | null;
}
