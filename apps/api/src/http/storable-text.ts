import { type FieldError, fieldError, InvalidInput } from '@jeonghap/platform';

/** Deepest nesting of a body that is looked into. */
const MAX_DEPTH = 32;
const MAX_REPORTED = 20;

/**
 * Refuses text that PostgreSQL or JSON cannot carry: NUL and lone surrogates, in keys and values.
 * @param value parsed body, query or path parameters
 * @throws InvalidInput `request.unsafe-text` that names the fields
 */
export function assertStorableText(value: unknown): void {
  const fields: FieldError[] = [];
  collect(value, '', fields, 0);
  if (fields.length > 0) throw new InvalidInput('request.unsafe-text', { fields });
}

function collect(value: unknown, path: string, fields: FieldError[], depth: number): void {
  if (fields.length >= MAX_REPORTED) return;
  const name = path === '' ? 'body' : path;
  if (depth > MAX_DEPTH) {
    fields.push(fieldError(name.slice(0, 200), 'nestedValidation'));
  } else if (typeof value === 'string') {
    if (!isStorable(value)) fields.push(fieldError(name, 'isStorableText'));
  } else if (typeof value === 'object' && value !== null) {
    collectEntries(value, path, fields, depth);
  }
}

function collectEntries(value: object, path: string, fields: FieldError[], depth: number): void {
  for (const [key, inner] of Object.entries(value)) {
    if (isStorable(key)) collect(inner, path === '' ? key : `${path}.${key}`, fields, depth + 1);
    else fields.push(fieldError(path === '' ? 'body' : path, 'isStorableText'));
  }
}

const isStorable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);
