/**
 * Most wordings that count for a measure: the ones confirmed last. Many enough to tell, few enough that its own text still says what it
 * is. `wordings_of` in the database has the same number.
 */
export const WORDINGS_PER_MEASURE = 20;

/** Words of an ask that a person confirmed as answered by a measure, as they were then. */
export interface LentWording {
  readonly askId: string;
  readonly measureId: string;
  readonly text: string;
  readonly confirmedAt: Date;
}

/** A wording of a measure, with the ask that it comes from. */
export interface MeasureWording extends Omit<LentWording, 'measureId'> {
  readonly askNo: number;
  readonly proposal: { readonly id: string; readonly title: string; readonly titleEn: string | null };
}
