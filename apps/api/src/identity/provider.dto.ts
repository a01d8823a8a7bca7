import { type LinkedSignIn } from '@jeonghap/identity';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto } from '../entry/entry.dto.js';
import { TextField } from '../http/fields.js';
import { SessionStateDto } from './identity.dto.js';

const time = { type: String, format: 'date-time' } as const;
const purposes = ['sign-in', 'link'] as const;

export class ProviderDto {
  @ApiProperty({ type: BilingualDto, nullable: true, description: 'Its name; null when none is set up' })
  label: BilingualDto | null;
}

export class ProviderAttemptDto {
  @ApiProperty({ format: 'uri', description: 'Where to send the browser; what binds it is in a cookie' })
  address: string;
}

/** What the provider added to the address at which it sent the browser back. */
export class ProviderAnswerDto {
  @TextField({ max: 200 }) state: string;
  @TextField({ max: 4_000, optional: true, description: 'Absent when the provider refused' }) code?: string;
  @TextField({ max: 500, optional: true, description: 'The issuer, where the provider names it' })
  iss?: string;
  @TextField({ max: 200, optional: true, description: 'Why the provider refused' }) error?: string;
}

export class ProviderOutcomeDto {
  @ApiProperty({ enum: purposes, enumName: 'ProviderPurpose', description: 'What the attempt was begun for' })
  purpose: (typeof purposes)[number];
  @ApiProperty({ type: SessionStateDto }) session: SessionStateDto;
}

export class BeginLinkDto {
  @TextField({ max: 1_000, description: 'The present password' }) password: string;
}

export class LinkedSignInDto implements LinkedSignIn {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uri', description: 'The provider' }) issuer: string;
  @ApiProperty({ type: String, nullable: true, description: 'Address there, when it was last used' }) email:
    string | null;
  @ApiProperty({ description: 'Whether it is of the provider that is set up at present' }) isUsable: boolean;
  @ApiProperty(time) createdAt: Date;
  @ApiProperty({ ...time, nullable: true }) lastUsedAt: Date | null;
}

export class LinkedSignInListDto {
  @ApiProperty({ type: [LinkedSignInDto] }) items: readonly LinkedSignInDto[];
  @ApiProperty({ description: 'Whether a password leads in as well' }) hasPassword: boolean;
}
