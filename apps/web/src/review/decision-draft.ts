import { type Reason, type Review, type ReviewDraft } from '../api/model.js';
import { type Language } from '../i18n/i18n.js';

/** What is typed into the form of a decision. */
export interface DecisionDraft {
  readonly decision: Reason['decisions'][number];
  readonly extent: 'wholly' | 'partly';
  /** As typed. */
  readonly score: string;
  readonly reasonCode: Reason['code'];
  readonly reason: string;
}

const empty: DecisionDraft = {
  decision: 'confirmed',
  extent: 'wholly',
  score: '',
  reasonCode: 'same-instrument-and-object',
  reason: '',
};

/** The form at first: what was decided before, to be confirmed anew, or an empty one. */
export function emptyDraft(review: Review | null): DecisionDraft {
  const { decision, extent, score, reasonCode, reason } = review ?? {};
  return {
    ...empty,
    ...(decision == null ? {} : { decision }),
    ...(extent == null ? {} : { extent }),
    ...(score == null ? {} : { score: String(score) }),
    ...(reasonCode == null ? {} : { reasonCode }),
    ...(reason == null ? {} : { reason }),
  };
}

/**
 * A draft after a change: the reason fits the decision, and its sentence stands in the explanation unless the person wrote one.
 * @param before what stood there
 */
export function withReason(
  draft: DecisionDraft,
  before: DecisionDraft,
  { reasons, language }: { readonly reasons: readonly Reason[]; readonly language: Language },
): DecisionDraft {
  const fitting = reasons.filter(({ decisions }) => decisions.includes(draft.decision));
  const code = (fitting.find(({ code: one }) => one === draft.reasonCode) ?? fitting[0])?.code;
  if (code === undefined || code === before.reasonCode) return draft;
  const templateOf = (wanted: string): string =>
    reasons.find((reason) => reason.code === wanted)?.template[language] ?? '';
  const isOwnWords = draft.reason !== '' && draft.reason !== templateOf(before.reasonCode);
  return { ...draft, reasonCode: code, reason: isOwnWords ? draft.reason : templateOf(code) };
}

/** What is sent of a draft. A score that is no number is sent as one that the server refuses by name. */
export function toDecisionBody(draft: DecisionDraft): Omit<ReviewDraft, 'textDigest'> {
  const { decision, extent, score, reasonCode, reason } = draft;
  return {
    ...{ decision, reasonCode, reason },
    ...(decision === 'confirmed' ? { extent } : {}),
    ...(decision === 'adjusted' ? { score: score.trim() === '' ? -1 : Number(score) } : {}),
  };
}
