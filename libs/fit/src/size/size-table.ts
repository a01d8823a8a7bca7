/** A ceiling of sales in won. Where the exact figure is not known, the two bounds differ and what lies between is unknown. */
export interface Ceiling {
  /** Sales up to and including this are below the ceiling for sure. */
  readonly atLeastKrw: number;
  /** Sales above this are above the ceiling for sure. */
  readonly atMostKrw: number;
}

/** The ceilings of one line of industry for the average sales of three years. */
export interface IndustryCeilings {
  /** KSIC codes (sections, divisions or groups) that it holds for. */
  readonly codes: readonly string[];
  /** Up to here a business is small or medium (중소기업). */
  readonly sme: Ceiling;
  /** Up to here it is small (소기업). */
  readonly small: Ceiling;
}

/** The ceilings in force from one day to another. */
export interface SizePeriod {
  /** First and last day, `YYYY-MM-DD`; null for "still". */
  readonly from: string;
  readonly to: string | null;
  readonly industries: readonly IndustryCeilings[];
}

/** Statutory size classes over time. */
export interface SizeTable {
  readonly periods: readonly SizePeriod[];
  /** Regular employees below which a small business is a micro business (소상공인): in these sections, and in all others. */
  readonly micro: {
    readonly sections: readonly string[];
    readonly inSections: number;
    readonly elsewhere: number;
  };
}
