import { type FieldError, fieldError, InvalidInput } from '@jeonghap/platform';
import { ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';

/** Checks every body and query against its class: unknown fields are refused and each fault names its field. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => toFieldErrors(error, ''));
      return new InvalidInput('request.invalid', { details: { count: fields.length }, fields });
    },
  });

/** Flattens nested errors to one per field: the most basic rule that failed. */
function toFieldErrors(error: ValidationError, parent: string): readonly FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const nested = (error.children ?? []).flatMap((child) => toFieldErrors(child, field));
  const rules = Object.keys(error.constraints ?? {});
  // decorators run bottom up, so the first failed rule is the type of the value
  const rule = rules.find((name) => name !== 'nestedValidation') ?? rules[0];
  return rule === undefined ? nested : [fieldError(field, rule), ...nested];
}
