import {
  type Account,
  ACCOUNT_STATES,
  type AccountState,
  LINK_PURPOSES,
  type LinkPurpose,
  PASSWORD_LENGTH,
  type Right,
  RIGHTS,
  type Role,
  ROLES,
  type Scope,
  SCOPES,
} from '@jeonghap/identity';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagField, TextField, UuidField, WholeNumberField, WordListField } from '../http/fields.js';

const EMAIL = { max: 254, description: 'E-mail address', example: 'kim@agency.go.kr' } as const;
const NAME = { max: 100 } as const;
/** Wider than what is taken, so that the refusal can say what is wrong. */
const PASSWORD = {
  max: 1_000,
  description: `${PASSWORD_LENGTH.min}–${PASSWORD_LENGTH.max} characters`,
} as const;
const roles = { enum: [...ROLES], enumName: 'Role', isArray: true } as const;
const scopes = { enum: [...SCOPES], enumName: 'Scope', isArray: true } as const;
const uuid = { type: String, format: 'uuid' } as const;
const time = { type: String, format: 'date-time' } as const;
const nullableText = { type: String, nullable: true } as const;

export class SignInDto {
  @TextField(EMAIL) email: string;
  @TextField({ max: 1_000 }) password: string;
}

export class ChangePasswordDto {
  @TextField({ max: 1_000 }) current: string;
  @TextField(PASSWORD) next: string;
}

export class PersonDto {
  @ApiProperty(uuid) id: string;
  @ApiProperty() email: string;
  @ApiProperty() name: string;
  @ApiProperty(roles) roles: readonly Role[];
  @ApiProperty({ ...uuid, nullable: true, description: 'For whom a company user acts' }) stakeholderId:
    string | null;
  @ApiProperty({ description: 'A sample account: its password is public, and it cannot be changed' })
  isSample: boolean;
}

export class SessionStateDto {
  @ApiProperty({ type: PersonDto, nullable: true, description: 'Null when nobody is signed in' })
  person: PersonDto | null;
  @ApiProperty({
    type: [String],
    enum: [...RIGHTS],
    enumName: 'Right',
    isArray: true,
  })
  rights: readonly Right[];
  @ApiProperty({ ...scopes, description: 'What API keys this person may make' }) keyScopes: readonly Scope[];
}

export class SampleAccountDto {
  @ApiProperty() email: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: [...ROLES], enumName: 'Role' }) role: Role;
  @ApiProperty() password: string;
}

export class SampleAccountListDto {
  @ApiProperty({ type: [SampleAccountDto] }) items: readonly SampleAccountDto[];
}

export class SessionDto {
  @ApiProperty(uuid) id: string;
  @ApiProperty(time) createdAt: Date;
  @ApiProperty(time) lastSeenAt: Date;
  @ApiProperty({ ...time, description: 'When it ends if it is not used any more' }) expiresAt: Date;
  @ApiProperty(nullableText) userAgent: string | null;
  @ApiProperty({ ...nullableText, description: 'Browser and system, such as `Chrome · Windows`, if known' })
  device: string | null;
  @ApiProperty(nullableText) address: string | null;
  @ApiProperty() isCurrent: boolean;
}

export class SessionListDto {
  @ApiProperty({ type: [SessionDto] }) items: readonly SessionDto[];
}

export class LinkTokenDto {
  @TextField({ max: 100, description: 'What stands behind # in the link' }) token: string;
}

export class UseLinkDto extends LinkTokenDto {
  @TextField(PASSWORD) password: string;
  @TextField({ ...EMAIL, optional: true, description: 'Of the first administrator' }) email?: string;
  @TextField({ ...NAME, optional: true, description: 'Of the first administrator' }) name?: string;
}

export class LinkPreviewDto {
  @ApiProperty({ enum: [...LINK_PURPOSES], enumName: 'LinkPurpose' }) purpose: LinkPurpose;
  @ApiProperty({ ...nullableText, description: 'Null for the first administrator, who chooses' }) email:
    string | null;
  @ApiProperty(nullableText) name: string | null;
  @ApiProperty(time) expiresAt: Date;
}

export class IssuedLinkDto {
  @ApiProperty({ enum: [...LINK_PURPOSES], enumName: 'LinkPurpose' }) purpose: LinkPurpose;
  @ApiProperty({
    description: 'Address within the web app, to be handed to its owner; it is shown this once',
  })
  path: string;
  @ApiProperty(time) expiresAt: Date;
}

export class UserQueryDto extends ListQueryDto {}

export class InviteUserDto {
  @TextField(EMAIL) email: string;
  @TextField(NAME) name: string;
  @WordListField(ROLES) roles: Role[];
  @UuidField({ optional: true, nullable: true, description: 'For whom a company user acts' })
  stakeholderId?: string | null;
}

export class ChangeUserDto {
  @TextField({ ...NAME, optional: true }) name?: string;
  @WordListField(ROLES, { optional: true }) roles?: Role[];
  @UuidField({ optional: true, nullable: true }) stakeholderId?: string | null;
  @FlagField({ optional: true, description: 'Whether the person may sign in' }) isActive?: boolean;
}

export class UserDto extends PersonDto {
  @ApiProperty({ enum: [...ACCOUNT_STATES], enumName: 'AccountState' }) state: AccountState;
  @ApiProperty({
    description: 'The roles follow what the sign-in provider says, until they are changed here',
  })
  hasClaimedRoles: boolean;
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty(time) createdAt: Date;
}

export class ListedUserDto extends UserDto {
  @ApiProperty({ ...time, nullable: true, description: 'Last use of a session that has not ended' })
  lastSeenAt: Date | null;
}

export class UserPageDto extends PageDto {
  @ApiProperty({ type: [ListedUserDto] }) items: readonly ListedUserDto[];
}

export class InvitedUserDto {
  @ApiProperty({ type: UserDto }) user: Account;
  @ApiProperty({ type: IssuedLinkDto }) link: IssuedLinkDto;
}

export class CreateApiKeyDto {
  @TextField(NAME) name: string;
  @ArrayMinSize(1)
  @WordListField(SCOPES)
  scopes: Scope[];
  @WholeNumberField({ min: 1, max: 366, description: 'How long it holds' }) days: number;
}

export class ApiKeyDto {
  @ApiProperty(uuid) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'First characters of the key' }) prefix: string;
  @ApiProperty(scopes) scopes: readonly Scope[];
  @ApiProperty(time) createdAt: Date;
  @ApiProperty(time) expiresAt: Date;
  @ApiProperty({ ...time, nullable: true }) lastUsedAt: Date | null;
}

export class ApiKeyListDto {
  @ApiProperty({ type: [ApiKeyDto] }) items: readonly ApiKeyDto[];
}

export class NewApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'The key itself; it is shown this once' }) key: string;
}
