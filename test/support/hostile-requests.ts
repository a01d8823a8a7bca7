import { type OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';

/** A request as nobody means it, built from what the API's document says it wants. */
export interface HostileRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string | undefined;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** Deepest nesting of a body that follows its schema. */
const MAX_DEPTH = 4;

/** What breaks parsers, templates, queries, files and lines. */
const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  `'; DROP TABLE proposal; --`,
  `' OR 1=1 --`,
  '%',
  '%25%00',
  '../../etc/passwd',
  '..%2f..%2f',
  '{{7*7}}',
  '${jndi:ldap://x}',
  '=1+1',
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: x=y',
  '\u202e\u2066',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(40),
  'null',
  '__proto__',
  'constructor',
  '가'.repeat(3_000),
  '(a+)+$',
  '00000000-0000-4000-8000-000000000000',
  'seed:P01',
  '0000-00-00',
  '2026-02-30',
] as const;

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Values that a field may hold: mostly of its kind, sometimes of any other. */
function valueOf(schema: Schema | undefined, document: OpenAPIObject, depth: number): fc.Arbitrary<unknown> {
  const resolved = resolve(schema, document);
  const fitting = fittingValue(resolved, document, depth);
  return fc.oneof(
    { weight: 14, arbitrary: fitting },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: text },
  );
}

function fittingValue(schema: Schema, document: OpenAPIObject, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date') return fc.constantFrom('2026-11-29', '9999-12-31', '2026-13-01');
  const ofType = byType[schema.type ?? 'string'] ?? byType['string'];
  return ofType === undefined ? text : ofType(schema, document, depth);
}

type MakeValue = (schema: Schema, document: OpenAPIObject, depth: number) => fc.Arbitrary<unknown>;

const number: MakeValue = () => fc.oneof(fc.integer({ min: -2, max: 400 }), fc.double(), fc.maxSafeInteger());

const byType: Readonly<Record<string, MakeValue>> = {
  integer: number,
  number,
  boolean: () => fc.boolean(),
  array: ({ items }, document, depth) =>
    fc.array(depth > MAX_DEPTH ? text : valueOf(items, document, depth + 1), { maxLength: 3 }),
  object: (schema, document, depth) =>
    depth > MAX_DEPTH ? fc.constant({}) : objectOf(schema, document, depth),
  string: () =>
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
      { weight: 1, arbitrary: text },
    ),
};

function objectOf(schema: Schema, document: OpenAPIObject, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, of]) => [name, valueOf(of, document, depth + 1)] as const,
  );
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  const strange = fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'id', 'roles', 'x'),
    fc.jsonValue(),
    { maxKeys: 1 },
  );
  return fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, strange).map(([mine, odd]) => ({ ...mine, ...odd })) },
  );
}

function resolve(schema: Schema | undefined, document: OpenAPIObject): Schema {
  const name = schema?.$ref?.split('/').at(-1);
  if (name === undefined) return schema ?? {};
  return (document.components?.schemas?.[name] ?? {}) as Schema;
}

/** Header values reach Node only without control characters, and as bytes. */
const headerText = text.map((value) => value.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '').trim());

const HEADERS = [
  'if-match',
  'if-none-match',
  'idempotency-key',
  'accept',
  'cookie',
  'origin',
  'range',
  'x-forwarded-for',
  'content-type',
  'accept-language',
] as const;

/** Requests to every operation of the document. @param credentials headers of somebody, or of nobody */
export function hostileRequests(
  document: OpenAPIObject,
  credentials: readonly Record<string, string>[],
): fc.Arbitrary<HostileRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
  return fc.oneof(
    ...operations.map(({ method, path, operation }) => {
      const names = (operation.parameters ?? []).filter((one) => one.in === 'query');
      const query = fc.array(
        fc.tuple(names.length === 0 ? text : fc.constantFrom(...names.map(({ name }) => name)), text),
        { maxLength: 3 },
      );
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      return fc
        .record({
          parameters: fc.array(text, { minLength: 3, maxLength: 3 }),
          query,
          known: fc.constantFrom(...credentials),
          headers: fc.dictionary(fc.constantFrom(...HEADERS), headerText, { maxKeys: 2 }),
          body: fc.oneof(
            { weight: 6, arbitrary: valueOf(schema, document, 0).map((value) => JSON.stringify(value)) },
            { weight: 1, arbitrary: text },
          ),
        })
        .map((parts) => toRequest(method, path, parts));
    }),
  );
}

interface RequestParts {
  readonly parameters: readonly string[];
  readonly query: readonly (readonly [string, string])[];
  readonly known: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

function toRequest(
  method: string,
  path: string,
  { parameters, query, known, headers, body }: RequestParts,
): HostileRequest {
  let place = 0;
  const address = path.replaceAll(/\{\w+\}/g, () => {
    place += 1;
    return encodeURIComponent((parameters[place - 1] ?? '').replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  });
  const search = new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]));
  const hasBody = method !== 'get' && method !== 'delete';
  return {
    method: method.toUpperCase(),
    url: `${address}?${search.toString()}`,
    headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers, ...known },
    payload: hasBody ? (body ?? 'null') : undefined,
  };
}
