/** A share from 0 to 1 as a percentage with at most one decimal: `0.304` is `30.4%`. */
export const formatPercent = (share: number): string => `${String(Math.round(share * 1_000) / 10)}%`;
