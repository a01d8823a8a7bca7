import { toApiProblem } from './problem.js';

interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

/**
 * The data of a call of the generated client.
 * @throws {ApiProblem} when the API refused; `TypeError` when it could not be reached.
 */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response === undefined) throw error;
  if (!response.ok || data === undefined) throw toApiProblem(response.status, error);
  return data;
}
