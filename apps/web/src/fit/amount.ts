/** Units in which amounts of money are typed, with the won that one of them has. */
export const KRW_UNITS = { won: 1, man: 10_000, million: 1_000_000, eok: 100_000_000 } as const;
export type KrwUnit = keyof typeof KRW_UNITS;

/** A number as people type it, with or without commas; undefined for what is none or is below zero. */
export function parseCount(text: string): number | undefined {
  const plain = text.replaceAll(/[,\s]/g, '');
  return /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}

/** Whole won of an amount in a unit. */
export const toKrw = (amount: number, unit: KrwUnit): number => Math.round(amount * KRW_UNITS[unit]);

/** The largest unit in which a number of won is whole, and how many of it. */
export function fromKrw(krw: number): { readonly amount: number; readonly unit: KrwUnit } {
  const unit =
    (['eok', 'million', 'man'] as const).find((one) => krw !== 0 && krw % KRW_UNITS[one] === 0) ?? 'won';
  return { amount: krw / KRW_UNITS[unit], unit };
}
