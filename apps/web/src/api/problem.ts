import { type Language } from '../i18n/i18n.js';
import { type FieldProblem } from './model.js';

interface ApiProblemContext {
  readonly fields?: readonly FieldProblem[];
  readonly requestId?: string | undefined;
  readonly mergedInto?: string | undefined;
}

/** A refusal of the API (RFC 9457) or a failed connection (`status` 0). */
export class ApiProblem extends Error {
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;
  /** Id of the entry that the one asked for is part of now. */
  readonly mergedInto: string | undefined;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: { readonly ko: string; readonly en: string } | undefined,
    { fields = [], requestId, mergedInto }: ApiProblemContext = {},
  ) {
    super(`${String(status)} ${code}`);
    this.name = 'ApiProblem';
    this.fields = fields;
    this.requestId = requestId;
    this.mergedInto = mergedInto;
  }

  detailIn(language: Language): string | undefined {
    return this.detail?.[language];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toFieldProblem(value: unknown): readonly FieldProblem[] {
  if (!isRecord(value)) return [];
  const field = textOf(value['field']);
  const messageKo = textOf(value['messageKo']);
  if (field === undefined || messageKo === undefined) return [];
  return [{ field, messageKo, messageEn: textOf(value['messageEn']) ?? messageKo }];
}

/** Reads the body of a refused response; anything that is no problem document still gives a usable problem. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  if (!isRecord(body)) return new ApiProblem(status, 'unknown', undefined);
  const detail = textOf(body['detail']) ?? textOf(body['title']);
  return new ApiProblem(
    status,
    textOf(body['code']) ?? 'unknown',
    detail === undefined ? undefined : { ko: detail, en: textOf(body['detailEn']) ?? detail },
    {
      fields: Array.isArray(body['errors']) ? body['errors'].flatMap(toFieldProblem) : [],
      requestId: textOf(body['requestId']),
      mergedInto: textOf(body['mergedInto']),
    },
  );
}
