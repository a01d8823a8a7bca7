/** Reads typed fields out of parsed JSON. The first fault of an object is thrown as a {@link FieldFault}. */

/** A field that has the wrong shape; the message starts with the path of the field. */
export class FieldFault extends Error {
  constructor(path: string, complaint: string) {
    super(`${path} ${complaint}`);
    this.name = 'FieldFault';
  }
}

/** An object being read: where it stands, and its values by name. */
export interface Fields {
  readonly path: string;
  /** The raw value of a field; asking for it marks the field as known. */
  take(name: string): unknown;
}

/**
 * Reads an object and refuses fields that `read` did not ask for.
 * @throws FieldFault when `value` is not an object, a field is unknown, or `read` finds a fault
 */
export function readObject<T>(value: unknown, path: string, read: (fields: Fields) => T): T {
  if (!isObject(value)) throw new FieldFault(path, 'must be an object');
  const known = new Set<string>();
  const result = read({
    path,
    take: (name) => {
      known.add(name);
      return value[name];
    },
  });
  const unknown = Object.keys(value).find((name) => !known.has(name));
  if (unknown !== undefined) throw new FieldFault(`${path}.${unknown}`, 'is not a known field');
  return result;
}

/** @throws FieldFault when the field is not a list of objects that `read` accepts */
export function readObjects<T>(fields: Fields, name: string, read: (fields: Fields) => T): readonly T[] {
  const value = fields.take(name);
  if (!Array.isArray(value)) throw new FieldFault(`${fields.path}.${name}`, 'must be a list');
  return value.map((item: unknown, index) =>
    readObject(item, `${fields.path}.${name}[${String(index)}]`, read),
  );
}

/** @throws FieldFault when the field is not text with something in it */
export function readText(fields: Fields, name: string): string {
  const value = fields.take(name);
  if (typeof value !== 'string' || value.trim() === '') {
    throw new FieldFault(`${fields.path}.${name}`, 'must be text that is not empty');
  }
  return value;
}

/** Reads text that may be absent or null. */
export function readTextOrNull(fields: Fields, name: string): string | null {
  return (fields.take(name) ?? null) === null ? null : readText(fields, name);
}

/** @throws FieldFault when the field is not a list of texts; an empty list is accepted */
export function readTexts(fields: Fields, name: string): readonly string[] {
  const value = fields.take(name);
  const isText = (item: unknown): item is string => typeof item === 'string' && item.trim() !== '';
  if (!Array.isArray(value) || !value.every(isText)) {
    throw new FieldFault(`${fields.path}.${name}`, 'must be a list of texts');
  }
  return value;
}

/** @throws FieldFault when the field is none of the allowed words */
export function readWord<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T {
  const value = fields.take(name);
  const found = allowed.find((word) => word === value);
  if (found === undefined) {
    throw new FieldFault(`${fields.path}.${name}`, `must be one of ${allowed.join(', ')}`);
  }
  return found;
}

/** Reads a day `YYYY-MM-DD` that may be null. @throws FieldFault when it is not a real day */
export function readDayOrNull(fields: Fields, name: string): string | null {
  const value = readTextOrNull(fields, name);
  if (value !== null && !isDay(value)) {
    throw new FieldFault(`${fields.path}.${name}`, 'must be a real day in the form YYYY-MM-DD');
  }
  return value;
}

/** @throws FieldFault when the field is not a whole number from `minimum` */
export function readWholeNumber(fields: Fields, name: string, minimum: number): number {
  const value = fields.take(name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < minimum) {
    throw new FieldFault(`${fields.path}.${name}`, `must be a whole number from ${String(minimum)}`);
  }
  return value;
}

/** @throws FieldFault when the field is not `true` or `false` */
export function readFlag(fields: Fields, name: string): boolean {
  const value = fields.take(name);
  if (typeof value !== 'boolean') throw new FieldFault(`${fields.path}.${name}`, 'must be true or false');
  return value;
}

/** Reads first and last line, which may be absent. @throws FieldFault when it is not a pair of whole numbers */
export function readLinesOrNull(fields: Fields, name: string): readonly [from: number, to: number] | null {
  const value = fields.take(name) ?? null;
  if (value === null) return null;
  const pair: readonly unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
  const [from, to] = pair.filter((line) => typeof line === 'number').filter(Number.isInteger);
  if (from === undefined || to === undefined) {
    throw new FieldFault(`${fields.path}.${name}`, 'must be [first line, last line]');
  }
  return [from, to];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
