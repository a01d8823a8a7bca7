import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type Proposal } from '../api/model.js';
import { type EntryKind } from '../ui/entry-addresses.js';
import { type MergeSide } from './rearrange-queries.js';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.js')).MergeDialog }));
const SplitDialog = lazy(async () => ({ default: (await import('./split-dialog.js')).SplitDialog }));

export interface MergeButtonProps {
  readonly kind: EntryKind;
  readonly from: MergeSide;
  /** What it is to be merged into, where that is known. */
  readonly into?: MergeSide;
  readonly label?: string;
}

/** Opens the form that merges an entry into another one, for those who may edit. */
export function MergeButton({ kind, from, into, label }: MergeButtonProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const mayEdit = useMay('edit-catalogue');
  if (!mayEdit) return null;
  return (
    <>
      <button
        type="button"
        className={into === undefined ? 'button' : 'button button--small'}
        aria-label={label === undefined ? t('rearrange.mergeNamed', { title: from.title }) : undefined}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {label ?? t('rearrange.merge')}
      </button>
      {isOpen && (
        <Suspense>
          <MergeDialog
            kind={kind}
            from={from}
            presetInto={into}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Opens the form that splits a proposal, for those who may edit one with more asks than one. */
export function SplitButton({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const mayEdit = useMay('edit-catalogue');
  if (!mayEdit || proposal.asks.length < 2) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('rearrange.split')}
      </button>
      {isOpen && (
        <Suspense>
          <SplitDialog
            proposal={proposal}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
