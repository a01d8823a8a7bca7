import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { AssignmentForm } from './assignment-form.js';
import { Comments } from './comments.js';
import './proposal-work.css';
import { assignmentQuery } from './work-queries.js';

/** Who looks after a proposal and what is said about it, for those who work here. */
export function ProposalWork({ proposalId }: { readonly proposalId: string }): ReactNode {
  const isStaff = useMay('see-internal');
  return isStaff ? <Work proposalId={proposalId} /> : null;
}

function Work({ proposalId }: { readonly proposalId: string }): ReactNode {
  const { t } = useTranslation();
  const assignment = useQuery(assignmentQuery(proposalId));
  return (
    <section className="work" aria-labelledby="work-heading">
      <h2 id="work-heading" className="section-heading">
        {t('work.title')}
      </h2>
      <p className="work__note">{t('work.internal')}</p>
      <AsyncPanel query={assignment} lines={2}>
        {(present) => <AssignmentForm key={present.version} assignment={present} />}
      </AsyncPanel>
      <Comments proposalId={proposalId} />
    </section>
  );
}
