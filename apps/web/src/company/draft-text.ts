/** A proposal as it stands in the form. */
export interface DraftText {
  readonly title: string;
  readonly body: string;
}

export const isSameText = (one: DraftText, other: DraftText): boolean =>
  one.title === other.title && one.body === other.body;
