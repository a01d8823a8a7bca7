import { useQueryClient } from '@tanstack/react-query';
import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Proposal } from '../api/model.js';
import { proposalQuery } from '../api/queries.js';
import { proposalEdit } from '../generated/sdk.gen.js';
import { EditButton } from './edit-button.js';
import { type EditField, valuesOf } from './entry-edit.js';
import { askFieldName, toProposalChanges } from './proposal-changes.js';

/** Edits the words of a proposal and of its asks. */
export function ProposalEditor({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <EditButton
      dialogTitle={t('edit.titleProposal')}
      fields={fieldsOf(t, proposal)}
      revision={proposal.revision}
      freshness={[proposal.coverage.freshness, ...proposal.asks.map((ask) => ask.coverage.freshness)]}
      store={{
        write: async (changes, revision) => {
          await dataOf(
            proposalEdit({
              path: { key: proposal.id },
              headers: ifMatch(revision),
              body: toProposalChanges(proposal.asks, changes),
            }),
          );
        },
        read: async () => {
          const now = await queryClient.query({ ...proposalQuery(proposal.id), staleTime: 0 });
          return { revision: now.revision, values: valuesOf(fieldsOf(t, now)) };
        },
      }}
    />
  );
}

function fieldsOf(t: TFunction, proposal: Proposal): readonly EditField[] {
  return [
    { name: 'title', label: t('edit.fieldTitle'), kind: 'line', value: proposal.title },
    { name: 'body', label: t('edit.fieldBody'), kind: 'text', value: proposal.body },
    ...proposal.asks.map((ask, index) => ({
      name: askFieldName(index),
      label: t('edit.fieldAsk', { no: ask.no }),
      kind: 'text' as const,
      value: ask.text,
    })),
  ];
}
