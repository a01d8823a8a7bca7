import { FIT_MAIL_STATES, type FitMailState, type FitMailView } from '@jeonghap/delivery';
import { type Language, LANGUAGES } from '@jeonghap/reports';
import { ApiProperty } from '@nestjs/swagger';
import { FlagField, WordField } from '../http/fields.js';

export class FitMailChoiceDto {
  @FlagField({ description: 'Whether mail is wanted from now on' }) isOn: boolean;
  @WordField(LANGUAGES, { description: 'Language of the mail' }) lang: Language;
}

export class FitMailDto implements FitMailView {
  @ApiProperty({
    enum: [...FIT_MAIL_STATES],
    enumName: 'FitMailState',
    description: '`opted-out` by the link in a mail; switching it on again ends that',
  })
  state: FitMailState;
  @ApiProperty({
    type: String,
    enum: [...LANGUAGES],
    nullable: true,
    description: 'Null before the first choice',
  })
  lang: Language | null;
  @ApiProperty({ description: 'Where the mail goes' }) email: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the mail server said when it refused the address for good',
  })
  refusal: string | null;
  @ApiProperty({ description: 'Whether this server sends mail at all' }) isMailSent: boolean;
}
