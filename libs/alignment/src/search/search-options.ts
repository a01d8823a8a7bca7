import { type AlignmentModel } from '../model/build-model.js';

/** Which pairs a search is after. */
export interface SearchOptions {
  /** Lowest score that counts, in tenths, 0 to 1000. */
  readonly floorTenths: number;
  /** Most pairs, at least 1; all when left out. */
  readonly limit?: number;
}

/** @throws RangeError for options out of range, TypeError when the index belongs to another model */
export function assertOptions(
  { floorTenths, limit }: SearchOptions,
  indexVersion: string,
  model: AlignmentModel,
): void {
  if (!(floorTenths >= 0 && floorTenths <= 1000)) throw new RangeError('floorTenths goes from 0 to 1000');
  if (limit !== undefined && !(limit >= 1)) throw new RangeError('limit is at least 1');
  if (indexVersion !== model.version) throw new TypeError('the index was built under another model');
}
