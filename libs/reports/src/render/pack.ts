import { unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * An archive packed anew, so that the same files give the same bytes whenever and wherever they were packed: one time for all, no folders, in
 * the order of the archive.
 * @param change what a file is replaced with
 * @param stored names of files that are not compressed
 */
export function repack(
  archive: Uint8Array,
  {
    change = (_, bytes) => bytes,
    stored = [],
  }: {
    readonly change?: (name: string, bytes: Uint8Array) => Uint8Array;
    readonly stored?: readonly string[];
  } = {},
): Buffer {
  // an archive has no time zone, so that the local time is what is the same everywhere
  const mtime = new Date(2000, 0, 1, 12);
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(archive))) {
    if (!name.endsWith('/'))
      files[name] = [change(name, bytes), { mtime, level: stored.includes(name) ? 0 : 6 }];
  }
  return Buffer.from(zipSync(files));
}
