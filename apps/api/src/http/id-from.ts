import { type ErrorCode, NotFound } from '@jeonghap/platform';
import { isUUID } from 'class-validator';

/** An id from the address; what is no id names nothing. @throws NotFound with the given code */
export function idFrom(text: string, notFound: ErrorCode): string {
  if (!isUUID(text)) throw new NotFound(notFound);
  return text;
}
