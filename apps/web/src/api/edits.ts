import { toApiProblem } from './problem.js';

/** Sends changed fields on top of a revision; the server refuses with 412 when it has moved on. */
export async function patchEntry(path: string, changes: object, revision: number): Promise<void> {
  const response = await fetch(`/api/v1${path}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
    body: JSON.stringify(changes),
  });
  if (!response.ok) throw toApiProblem(response.status, await response.json().catch(() => undefined));
}
