import { type ErrorCode } from './messages.js';

export interface FieldError {
  /** Path of the field in the request, such as `asks.0.text`. */
  readonly field: string;
  readonly messageKo: string;
  readonly messageEn: string;
}

export interface ProductErrorOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly FieldError[];
  readonly cause?: unknown;
}

/** A refusal with a stable code. The subclass says what kind of refusal it is; each app maps kinds to its own answers. */
export abstract class ProductError extends Error {
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldError[];

  constructor(
    readonly code: ErrorCode,
    options: ProductErrorOptions = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.details = options.details ?? {};
    this.fields = options.fields ?? [];
  }
}

/** The caller sent something that can never be accepted. */
export class InvalidInput extends ProductError {}
/** The caller has to say who it is, and has not or not rightly. */
export class NotSignedIn extends ProductError {}
/** The thing named does not exist, or the caller may not know that it does. */
export class NotFound extends ProductError {}
/** The caller may not do this. */
export class Forbidden extends ProductError {}
/** The request clashes with the present state: a stale revision, a taken key. */
export class Conflict extends ProductError {}
/** The caller asks too often; `retryAfterSeconds` of the details says when to come again. */
export class TooManyRequests extends ProductError {}
/** Something that the service needs is away; the same request may succeed later. */
export class Unavailable extends ProductError {}
