import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Freshness, type LegislativeItem, type MeasureKind, type Programme } from '../api/model.js';
import { legislativeItemQuery, measureAlignmentsQuery, programmeQuery } from '../api/queries.js';
import { legislativeItemEdit, programmeEdit } from '../generated/sdk.gen.js';
import { wordFor } from '../ui/known-word.js';
import { EditButton } from './edit-button.js';
import { type EditField, valuesOf } from './entry-edit.js';

const programmeStatuses = ['announced', 'in_force', 'open', 'funded', 'closed'] as const;
const legislativeStages = ['discussed', 'planned', 'bill', 'promulgated', 'in_force'] as const;

export function ProgrammeEditor({ programme }: { readonly programme: Programme }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <EditButton
      dialogTitle={t('edit.titleProgramme')}
      fields={programmeFields(t, programme)}
      revision={programme.revision}
      freshness={useFreshness('programme', programme.id)}
      store={{
        write: async (changes, revision) => {
          await dataOf(
            programmeEdit({ path: { key: programme.id }, headers: ifMatch(revision), body: changes }),
          );
        },
        read: async () => {
          const now = await queryClient.query({ ...programmeQuery(programme.id), staleTime: 0 });
          return { revision: now.revision, values: valuesOf(programmeFields(t, now)) };
        },
      }}
    />
  );
}

export function LegislativeItemEditor({ item }: { readonly item: LegislativeItem }): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <EditButton
      dialogTitle={t('edit.titleLegislativeItem')}
      fields={legislativeItemFields(t, item)}
      revision={item.revision}
      freshness={useFreshness('legislative_item', item.id)}
      store={{
        write: async (changes, revision) => {
          await dataOf(
            legislativeItemEdit({ path: { key: item.id }, headers: ifMatch(revision), body: changes }),
          );
        },
        read: async () => {
          const now = await queryClient.query({ ...legislativeItemQuery(item.id), staleTime: 0 });
          return { revision: now.revision, values: valuesOf(legislativeItemFields(t, now)) };
        },
      }}
    />
  );
}

function useFreshness(kind: MeasureKind, id: string): readonly Freshness[] {
  const { data } = useQuery(measureAlignmentsQuery(kind, id));
  return data?.items.map((item) => item.freshness) ?? [];
}

function programmeFields(t: TFunction, programme: Programme): readonly EditField[] {
  return [
    { name: 'title', label: t('edit.fieldTitle'), kind: 'line', value: programme.title },
    { name: 'body', label: t('edit.fieldBody'), kind: 'text', value: programme.body },
    {
      name: 'status',
      label: t('edit.fieldStatus'),
      kind: 'choice',
      value: programme.status,
      choices: choicesOf(t, programmeStatuses),
    },
  ];
}

function legislativeItemFields(t: TFunction, item: LegislativeItem): readonly EditField[] {
  return [
    { name: 'title', label: t('edit.fieldTitle'), kind: 'line', value: item.title },
    { name: 'body', label: t('edit.fieldBody'), kind: 'text', value: item.body },
    {
      name: 'stage',
      label: t('edit.fieldStage'),
      kind: 'choice',
      value: item.stage,
      choices: choicesOf(t, legislativeStages),
    },
  ];
}

function choicesOf(t: TFunction, codes: readonly string[]): NonNullable<EditField['choices']> {
  return codes.map((value) => ({ value, label: wordFor(t, 'status', value) }));
}
