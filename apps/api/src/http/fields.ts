import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Rules of a request field and their documentation in one decorator, so that the two cannot drift apart. */
interface Presence {
  /** The field may be left out. */
  readonly optional?: boolean;
  /** The field may be null. */
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

function presence({ optional = false, nullable = false }: Presence): PropertyDecorator[] {
  return [
    ...(optional ? [ValidateIf((_object, value) => value !== undefined)] : []),
    ...(nullable ? [ValidateIf((_object, value) => value !== null)] : []),
  ];
}

function documented({ optional = false, nullable = false, description, example }: Presence, rest: object) {
  return ApiProperty({
    ...rest,
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  });
}

/** Text of at most `max` UTF-16 code units; empty is refused unless `allowEmpty`. */
export function TextField({
  max,
  allowEmpty = false,
  ...rest
}: Presence & { max: number; allowEmpty?: boolean }) {
  return applyDecorators(
    ...presence(rest),
    MaxLength(max),
    ...(allowEmpty ? [] : [IsNotBlank()]),
    IsString(),
    documented(rest, { type: String, maxLength: max, ...(allowEmpty ? {} : { minLength: 1 }) }),
  );
}

/** One of a fixed list of words. */
export function WordField(words: readonly string[], rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    IsIn(words),
    documented(rest, { type: String, enum: [...words] }),
  );
}

/** Whole number within bounds. */
export function WholeNumberField({ min, max, ...rest }: Presence & { min: number; max: number }) {
  return applyDecorators(
    ...presence(rest),
    Max(max),
    Min(min),
    IsInt(),
    documented(rest, { type: 'integer', minimum: min, maximum: max }),
  );
}

/** Number within bounds with at most one decimal. */
export function OneDecimalField({ min, max, ...rest }: Presence & { min: number; max: number }) {
  return applyDecorators(
    ...presence(rest),
    Max(max),
    Min(min),
    IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 1 }),
    documented(rest, { type: Number, minimum: min, maximum: max }),
  );
}

/** Any finite number. */
export function NumberField(rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    documented(rest, { type: Number }),
  );
}

export function FlagField(rest: Presence = {}) {
  return applyDecorators(...presence(rest), IsBoolean(), documented(rest, { type: Boolean }));
}

/** A calendar day in the form YYYY-MM-DD that exists. */
export function DayField(rest: Presence = {}) {
  return applyDecorators(...presence(rest), IsDateOnly(), documented(rest, { type: String, format: 'date' }));
}

/** A moment in the form of ISO 8601 with its time zone, from the year 2000 on. */
export function MomentField(rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    IsMoment(),
    documented(rest, { type: String, format: 'date-time' }),
  );
}

/** Absolute http or https address. */
export function HttpUrlField(rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    MaxLength(2_000),
    IsHttpUrl(),
    documented(rest, { type: String, format: 'uri', maxLength: 2_000 }),
  );
}

/** List of texts. */
export function TextListField({ maxItems, max, ...rest }: Presence & { maxItems: number; max: number }) {
  return applyDecorators(
    ...presence(rest),
    ArrayMaxSize(maxItems),
    IsArray(),
    MaxLength(max, { each: true }),
    IsString({ each: true }),
    documented(rest, { type: [String], maxItems }),
  );
}

/** List of words of a fixed list, each at most once. */
export function WordListField(words: readonly string[], rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    ArrayUnique(),
    ArrayMaxSize(words.length),
    IsArray(),
    IsIn(words, { each: true }),
    documented(rest, { type: String, enum: [...words], isArray: true, maxItems: words.length }),
  );
}

export function UuidField(rest: Presence = {}) {
  return applyDecorators(...presence(rest), IsUUID(), documented(rest, { type: String, format: 'uuid' }));
}

/** List of ids, each at most once. */
export function UuidListField({ maxItems, ...rest }: Presence & { maxItems: number }) {
  return applyDecorators(
    ...presence(rest),
    ArrayUnique(),
    ArrayMaxSize(maxItems),
    IsArray(),
    IsUUID(undefined, { each: true }),
    documented(rest, { type: [String], format: 'uuid', maxItems }),
  );
}

/** First and last line of a place in a document, from 1. */
export function LinesField() {
  const rest = { optional: true, nullable: true, description: 'First and last line, from 1' };
  return applyDecorators(
    ...presence(rest),
    ArrayMaxSize(2),
    ArrayMinSize(2),
    IsArray(),
    Min(1, { each: true }),
    Max(10_000_000, { each: true }),
    IsInt({ each: true }),
    documented(rest, { type: [Number], minItems: 2, maxItems: 2 }),
  );
}

/** One nested object. */
export function ObjectField(type: () => new () => object, rest: Presence = {}) {
  return applyDecorators(
    ...presence(rest),
    IsPlainObject(),
    ValidateNested(),
    Type(type),
    documented(rest, { type: type() }),
  );
}

/** List of nested objects. */
export function ObjectListField(
  type: () => new () => object,
  { maxItems, ...rest }: Presence & { maxItems: number },
) {
  return applyDecorators(
    ...presence(rest),
    ArrayMaxSize(maxItems),
    IsArray(),
    ValidateNested({ each: true }),
    Type(type),
    documented(rest, { type: type(), isArray: true, maxItems }),
  );
}

/** Query parameter that may be repeated; always arrives as a list of at most 50. */
export function RepeatableQuery(words?: readonly string[], description?: string) {
  return applyDecorators(
    ValidateIf((_object, value) => value !== undefined),
    ArrayMaxSize(50),
    IsArray(),
    ...(words === undefined
      ? [MaxLength(500, { each: true }), IsString({ each: true })]
      : [IsIn(words, { each: true })]),
    Transform(({ value }: { value: unknown }) =>
      value === undefined || Array.isArray(value) ? value : [value],
    ),
    ApiProperty({
      required: false,
      isArray: true,
      type: String,
      ...(words === undefined ? {} : { enum: [...words] }),
      ...(description === undefined ? {} : { description }),
    }),
  );
}

/** Query parameter that is `true` or `false`, or left out. */
export function FlagQuery(description: string) {
  return applyDecorators(
    ValidateIf((_object, value) => value !== undefined),
    IsBoolean(),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    ApiProperty({ required: false, type: Boolean, description }),
  );
}

/** Number of items on a page: 1 to 200, 50 when absent. */
export function PageSizeQuery() {
  return applyDecorators(
    Max(200),
    Min(1),
    IsInt(),
    Type(() => Number),
    ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  );
}

/** Text with more than white space; anything else is for `IsString` to refuse. */
function IsNotBlank(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isNotEmpty',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value) => typeof value !== 'string' || /\S/.test(value) },
    });
  };
}

function IsDateOnly(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isDateOnly',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isDateOnly },
    });
  };
}

function isDateOnly(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && !value.startsWith('0000');
}

function IsMoment(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isMoment',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isMoment },
    });
  };
}

const MOMENT = /^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}

function IsHttpUrl(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isUrl',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isHttpUrl },
    });
  };
}

function isHttpUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

function IsPlainObject(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isObject',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      },
    });
  };
}
