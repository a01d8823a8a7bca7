/** Where to go after signing in: an address of this very site, else the first page. */
export function toNextAddress(value: unknown): string {
  // a second slash or a backslash would make it another site's address
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : '/';
}

const storageKey = 'jeonghap.next';

/** Keeps where to go for the time at the provider. It stays in this browser, so that no link can bring one along. */
export function keepNextAddress(next: string | undefined): void {
  try {
    sessionStorage.setItem(storageKey, toNextAddress(next));
  } catch {
    // Storage may be closed; the first page is where one comes out then.
  }
}

export function keptNextAddress(): string {
  try {
    return toNextAddress(sessionStorage.getItem(storageKey));
  } catch {
    return '/';
  }
}
