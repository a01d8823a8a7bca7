import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../ui/modal-dialog.js';

/** The shortcuts of the application; all of them need a modifier or the focus of their list. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const rows = [
    ['Ctrl + K', t('keys.search')],
    ['Ctrl + /', t('keys.help')],
    ['↑ ↓', t('keys.list')],
    ['Space', t('keys.choose')],
    ['Shift + ↑ ↓', t('keys.chooseRange')],
    ['→ · ←', t('keys.preview')],
    ['F', t('keys.filters')],
    ['← ↑ ↓ →', t('keys.matrix')],
    ['Enter', t('keys.open')],
    ['N · P', t('keys.evidence')],
    ['Esc', t('keys.close')],
  ] as const;
  return (
    <ModalDialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, meaning]) => (
          <div key={keys} className="keys__row">
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </ModalDialog>
  );
}
