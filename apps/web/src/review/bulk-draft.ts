import { type ListedReview, type Reason } from '../api/model.js';
import { type Language } from '../i18n/i18n.js';
import { type DecisionDraft, emptyDraft, toDecisionBody, withReason } from './decision-draft.js';

/** An alignment as a decision needs it: with what names its sides, and the version and the texts that were seen. */
export type Decidable = Pick<
  ListedReview,
  | 'askId'
  | 'measureId'
  | 'version'
  | 'presentDigest'
  | 'askText'
  | 'proposalTitle'
  | 'proposalTitleEn'
  | 'measureTitle'
  | 'measureTitleEn'
>;

/** What is decided of all, and of each the reason as it stands there. */
export interface BulkDraft {
  readonly common: DecisionDraft;
  readonly rows: readonly DecisionDraft[];
}

interface Words {
  readonly reasons: readonly Reason[];
  readonly language: Language;
}

export function emptyBulkDraft(count: number): BulkDraft {
  const common = emptyDraft(null);
  return { common, rows: Array.from({ length: count }, () => common) };
}

/** After a change of what goes for all: it reaches each row but for the words that a person wrote there. */
export function withCommon(draft: BulkDraft, patch: Partial<DecisionDraft>, words: Words): BulkDraft {
  const before = draft.common;
  const common = withReason({ ...before, ...patch }, before, words);
  return {
    common,
    rows: draft.rows.map((row) => {
      const isOwnReason = row.reasonCode !== before.reasonCode && fits(row.reasonCode, common, words.reasons);
      return {
        ...common,
        reasonCode: isOwnReason ? row.reasonCode : common.reasonCode,
        reason: row.reason === before.reason ? common.reason : row.reason,
      };
    }),
  };
}

/** After a change of one row's own reason. */
export function withRow(
  draft: BulkDraft,
  index: number,
  { patch, ...words }: Words & { readonly patch: Partial<DecisionDraft> },
): BulkDraft {
  return {
    ...draft,
    rows: draft.rows.map((row, at) => (at === index ? withReason({ ...row, ...patch }, row, words) : row)),
  };
}

function fits(code: Reason['code'], { decision }: DecisionDraft, reasons: readonly Reason[]): boolean {
  return reasons.some((one) => one.code === code && one.decisions.includes(decision));
}

/** What is sent: of each review the version and the texts that were seen. Without texts there is nothing to decide on. */
export function toBulkItems(reviews: readonly Decidable[], rows: readonly DecisionDraft[]) {
  return reviews.flatMap(({ askId, measureId, version, presentDigest }, index) => {
    const row = rows[index];
    if (row === undefined || presentDigest === null) return [];
    return [{ askId, measureId, version, textDigest: presentDigest, ...toDecisionBody(row) }];
  });
}
