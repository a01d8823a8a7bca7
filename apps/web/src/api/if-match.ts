/** Header that lets the server refuse an edit made on an older revision. */
export function ifMatch(revision: number) {
  return { 'If-Match': `"${String(revision)}"` };
}
