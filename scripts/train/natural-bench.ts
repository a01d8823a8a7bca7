/** Benches with natural base rates: their names end so. */
const NATURAL = /(?:^|\/)(?:dev|train|natural-sample)$/;

/** Whether the pool of a bench was not built around its proposals. */
export function isNatural(name: string): boolean {
  return NATURAL.test(name);
}
