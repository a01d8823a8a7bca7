import { useParams } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { EntryFormPage } from './entry-form-page.js';
import { legislativeItemForm } from './legislative-item-form.js';
import { programmeForm } from './programme-form.js';
import { proposalForm } from './proposal-form.js';
import { stakeholderForm } from './stakeholder-form.js';

/** The entry that the address names; none on the page of a new one. */
const useEntryId = (): string | undefined => useParams({ strict: false }).id;

export function ProposalFormPage(): ReactNode {
  const id = useEntryId();
  return <EntryFormPage key={id ?? 'new'} form={proposalForm} {...(id === undefined ? {} : { id })} />;
}

export function ProgrammeFormPage(): ReactNode {
  const id = useEntryId();
  return <EntryFormPage key={id ?? 'new'} form={programmeForm} {...(id === undefined ? {} : { id })} />;
}

export function LegislativeItemFormPage(): ReactNode {
  const id = useEntryId();
  return <EntryFormPage key={id ?? 'new'} form={legislativeItemForm} {...(id === undefined ? {} : { id })} />;
}

export function StakeholderFormPage(): ReactNode {
  const id = useEntryId();
  return <EntryFormPage key={id ?? 'new'} form={stakeholderForm} {...(id === undefined ? {} : { id })} />;
}
