import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { type KeptDraft } from './kept-draft.js';

export interface DraftNoticesProps {
  /** What was brought back, while it stands in the form. */
  readonly restored: KeptDraft | undefined;
  /** Labels of the fields that somebody else changed since it was typed. */
  readonly changedSince: readonly string[];
  readonly onDiscard: () => void;
  /** What other tabs hold of the same form. */
  readonly others: readonly KeptDraft[];
  readonly onTake: (draft: KeptDraft) => void;
  readonly isKept: boolean;
}

/** What is kept of this form in the browser, and what can be done with it. */
export function DraftNotices(props: DraftNoticesProps): ReactNode {
  const { restored, changedSince, onDiscard, others, onTake, isKept } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const at = (draft: KeptDraft): string => formatDateTime(new Date(draft.at).toISOString(), language);
  return (
    <div className="draft-notices" role="status">
      {restored !== undefined && (
        <p className="draft-notice">
          {t('entryForm.restored', { at: at(restored) })}
          <button type="button" className="button button--small" onClick={onDiscard}>
            {t('entryForm.discard')}
          </button>
        </p>
      )}
      {restored !== undefined && changedSince.length > 0 && (
        <p className="draft-notice">{t('entryForm.changedFields', { fields: changedSince.join(', ') })}</p>
      )}
      {others.map((draft) => (
        <p key={draft.at} className="draft-notice">
          {t('entryForm.elsewhere', { at: at(draft), title: draft.values['title'] ?? '' })}
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              onTake(draft);
            }}
          >
            {t('entryForm.takeElsewhere')}
          </button>
        </p>
      ))}
      {!isKept && <p className="draft-notice draft-notice--fault">{t('entryForm.notKept')}</p>}
    </div>
  );
}
