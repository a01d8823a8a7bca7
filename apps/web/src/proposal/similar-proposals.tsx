import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SimilarProposal } from '../api/model.js';
import { similarProposalsQuery } from '../api/queries.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { KoreanText, Localised } from '../ui/localised.js';
import '../ui/tag.css';

/** Other published proposals that ask what this one asks, with why, and how they are covered. */
export function SimilarProposals({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(similarProposalsQuery(id));
  return (
    <section aria-labelledby="similar-heading">
      <h2 id="similar-heading" className="section-heading">
        {t('similar.title')}
      </h2>
      <AsyncPanel query={query} lines={3}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined || first.total === 0)
            return (
              <p className="similar__about">
                {t(first?.isComparable === false ? 'similar.notComparable' : 'similar.none')}
              </p>
            );
          return (
            <>
              <p className="similar__about">{t('similar.about', { count: first.total })}</p>
              <ul className="similar">
                {pages
                  .flatMap(({ items }) => items)
                  .map((one) => (
                    <SimilarItem key={one.id} similar={one} />
                  ))}
              </ul>
            </>
          );
        }}
      </AsyncPanel>
      <More query={query} />
      <p className="similar__all">
        <Link to="/convergence">{t('similar.convergence')}</Link>
      </p>
    </section>
  );
}

function SimilarItem({ similar }: { readonly similar: SimilarProposal }): ReactNode {
  const { t } = useTranslation();
  const { concepts, likeness, ownAskNo, ask } = similar;
  return (
    <li>
      <p className="similar__head">
        <Link to="/proposals/$id" params={{ id: similar.id }} className="quiet-link">
          <Localised ko={similar.title} en={similar.titleEn} />
        </Link>
        <CoverageBadge status={similar.status} />
        <span className="tag">{t('similar.likeness', { percent: Math.round(likeness * 100) })}</span>
      </p>
      <p className="similar__ask">
        <Link to="/stakeholders/$id" params={{ id: similar.stakeholderId }} className="quiet-link">
          <Localised ko={similar.stakeholder} en={similar.stakeholderEn} />
        </Link>
        <span>
          <KoreanText>{ask.text}</KoreanText>
        </span>
      </p>
      <p className="similar__why">
        <span>{t('similar.why', { no: ownAskNo })}</span>
        {concepts.map((concept) => (
          <span key={concept.id} className="tag">
            <Localised ko={concept.ko} en={concept.en} />
          </span>
        ))}
      </p>
    </li>
  );
}
