import { type FieldError, messageOf, type ErrorCode } from '@jeonghap/platform';

/** RFC 9457 problem details, with Korean and English wording and a stable code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** Korean. */
  readonly detail: string;
  readonly detailEn: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors: readonly FieldError[];
  /** Present revision, where an edit was stale. */
  readonly currentRevision?: number;
  /** Id of the entry that this one is part of now, where it was merged. */
  readonly mergedInto?: string;
}

export interface ProblemContext {
  readonly instance: string;
  readonly requestId: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly FieldError[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Builds the body of an error response. */
export function toProblem(status: number, code: ErrorCode, context: ProblemContext): Problem {
  const message = messageOf(code, context.details);
  const current = context.details?.['current'];
  const mergedInto = context.details?.['mergedInto'];
  return {
    type: `urn:jeonghap:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail: message.ko,
    detailEn: message.en,
    instance: context.instance,
    requestId: context.requestId,
    errors: context.fields ?? [],
    ...(typeof current === 'number' ? { currentRevision: current } : {}),
    ...(typeof mergedInto === 'string' ? { mergedInto } : {}),
  };
}
