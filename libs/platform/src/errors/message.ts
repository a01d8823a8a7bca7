/** Wording for people, keyed by stable error code. `{name}` is filled from the error's details. */
export interface Message {
  readonly ko: string;
  readonly en: string;
}
