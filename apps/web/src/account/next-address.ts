/** Where to go after signing in: an address of this very site, else the first page. */
export function toNextAddress(value: unknown): string {
  // a second slash or a backslash would make it another site's address
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : '/';
}
