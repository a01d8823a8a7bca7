import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Proposal } from '../api/model.js';
import { type Fact, Facts } from '../ui/facts.js';
import { formatDate } from '../ui/format.js';
import { HistoryPanel } from '../history/history-panel.js';
import { RearrangementPanel } from '../rearrange/rearrangement-panel.js';
import { wordFor } from '../ui/known-word.js';
import { Localised } from '../ui/localised.js';
import { SourceFacts } from '../ui/source-facts.js';
import { useLanguage } from '../ui/use-language.js';

/** Who said it, when and where, the document it comes from, and how the entry has changed. */
export function ProposalAside({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  return (
    <aside className="entry-aside">
      <section aria-labelledby="facts-heading">
        <h2 id="facts-heading" className="section-heading">
          {t('proposal.facts')}
        </h2>
        <Facts facts={useProposalFacts(proposal)} />
      </section>
      <SourceFacts provenance={proposal.provenance} />
      <RearrangementPanel id={proposal.id} />
      <HistoryPanel kind="proposal" id={proposal.id} currentRevision={proposal.revision} />
    </aside>
  );
}

function useProposalFacts(proposal: Proposal): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stakeholder, speakerRole, speakerRoleEn, occasion, occasionEn, occasionDate, axis, externalRef } =
    proposal;
  return [
    { term: t('proposal.by'), value: <Localised ko={stakeholder.name} en={stakeholder.nameEn} /> },
    ...(speakerRole === null
      ? []
      : [{ term: t('proposal.speaker'), value: <Localised ko={speakerRole} en={speakerRoleEn} /> }]),
    ...(occasion === null
      ? []
      : [{ term: t('proposal.occasion'), value: <Localised ko={occasion} en={occasionEn} /> }]),
    {
      term: t('proposal.date'),
      value: occasionDate === null ? t('state.unknown') : formatDate(occasionDate, language),
    },
    ...(axis === null ? [] : [{ term: t('proposal.axis'), value: wordFor(t, 'axis', axis) }]),
    ...(externalRef === null ? [] : [{ term: t('proposal.reference'), value: externalRef }]),
  ];
}
