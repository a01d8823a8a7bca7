import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type Rearrangement } from '../api/model.js';
import { rearrangementUndo } from '../generated/sdk.gen.js';
import '../history/history-panel.css';
import { entryAddresses } from '../ui/entry-addresses.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate } from '../ui/format.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { rearrangementsQuery, refreshEverything } from './rearrange-queries.js';
import './rearrange.css';
import { ActionButton } from '../ui/action-button.js';

/** What was merged into an entry, what was split off from it, and where it was split from; nothing where there is nothing. */
export function RearrangementPanel({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(rearrangementsQuery(id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="rearrangements-heading">
      <h2 id="rearrangements-heading" className="section-heading">
        {t('rearrange.panel')}
      </h2>
      <ol className="history">
        {data.items.map((step) => (
          <Step key={step.id} step={step} entryId={id} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, entryId }: { readonly step: Rearrangement; readonly entryId: string }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const isUndone = step.undoneAt !== null;
  const by = (name: string | null, at: string): string =>
    name === null ? formatDate(at, language) : t('rearrange.by', { name, at: formatDate(at, language) });
  return (
    <li className={isUndone ? 'rearrange__undone' : undefined}>
      <p className="history__revision">
        {step.action === 'merge'
          ? t('rearrange.merged')
          : t(step.fromId === entryId ? 'rearrange.splitInto' : 'rearrange.splitFrom')}
      </p>
      <p>
        <Other step={step} entryId={entryId} />
      </p>
      {step.asks.length > 0 && <p>{t('rearrange.movedAsks', { count: step.asks.length })}</p>}
      {step.proposalCount > 0 && <p>{t('rearrange.movedProposals', { count: step.proposalCount })}</p>}
      {step.reason !== null && <p lang="ko">{step.reason}</p>}
      <p>{by(step.actor, step.at)}</p>
      {step.undoneAt !== null && (
        <p>{t('rearrange.undone', { name: step.undoneBy ?? '', at: formatDate(step.undoneAt, language) })}</p>
      )}
      {!isUndone && <UndoButton step={step} />}
    </li>
  );
}

/** The other entry of a step; what was merged away has no page of its own. */
function Other({ step, entryId }: { readonly step: Rearrangement; readonly entryId: string }): ReactNode {
  const isFrom = step.fromId === entryId;
  const title = isFrom ? (
    <Localised ko={step.intoTitle ?? ''} en={step.intoTitleEn} />
  ) : (
    <Localised ko={step.fromTitle} en={step.fromTitleEn} />
  );
  const hasPage = step.action === 'split' ? step.undoneAt === null || !isFrom : step.undoneAt !== null;
  if (!hasPage) return title;
  return (
    <Link
      to={entryAddresses[step.kind]}
      params={{ id: isFrom ? step.intoId : step.fromId }}
      className="quiet-link"
    >
      {title}
    </Link>
  );
}

function UndoButton({ step }: { readonly step: Rearrangement }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayEdit = useMay('edit-catalogue');
  const undo = useMutation({
    mutationFn: () => dataOf(rearrangementUndo({ path: { id: step.id } })),
    // what was split off or merged is looked at where it is again
    onSuccess: () => navigate({ to: entryAddresses[step.kind], params: { id: step.fromId } }),
    onSettled: () => refreshEverything(client),
  });
  if (!mayEdit) return null;
  return (
    <div className="rearrange__undo">
      <FormProblem error={undo.error} />
      <ActionButton
        className="button button--small"
        aria-label={t('rearrange.undoNamed', { title: step.fromTitle })}
        isPending={undo.isPending}
        onClick={() => {
          undo.mutate();
        }}
      >
        {t('rearrange.undo')}
      </ActionButton>
    </div>
  );
}
