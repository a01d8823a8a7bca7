import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Convergence, type ConvergingAsk } from '../api/model.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { KindTag, MeasureLink } from '../ui/measure-link.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import './convergence.css';

export interface ConvergenceGroupProps {
  readonly group: Convergence;
}

/** Asks of several stakeholders that ask the same, who wants the opposite, and what answers several of them. */
export function ConvergenceGroup({ group }: ConvergenceGroupProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { objects, instruments, asks, opposing, lean, stakeholderCount, askCount, opposingCount } = group;
  const about = objects.map((one) => one[language]).join(' · ');
  const means = instruments.map((one) => one[language]).join(' · ');
  return (
    <li className="converging">
      <h2 id={id} className="converging__title">
        {about === ''
          ? t('convergence.untitled')
          : means === ''
            ? about
            : t('convergence.group', { about, means })}
      </h2>
      <p className="converging__facts">
        {t('convergence.counts', { stakeholders: stakeholderCount, asks: askCount })}
        {lean !== null && ` · ${t(`convergence.lean.${lean}`)}`}
      </p>
      <div>
        <h3>{t('convergence.same')}</h3>
        <AskList asks={asks} />
        <Left shown={asks.length} count={askCount} />
      </div>
      {opposing.length > 0 && (
        <div className="converging__against">
          <h3>{t('convergence.opposite')}</h3>
          <AskList asks={opposing} />
          <Left shown={opposing.length} count={opposingCount} />
        </div>
      )}
      <SharedMeasures group={group} />
    </li>
  );
}

function AskList({ asks }: { readonly asks: readonly ConvergingAsk[] }): ReactNode {
  return (
    <ul className="converging__asks">
      {asks.map((ask) => (
        <li key={ask.id}>
          <CoverageBadge status={ask.status} />
          <div>
            <p className="converging__who">
              <Link to="/stakeholders/$id" params={{ id: ask.stakeholderId }} className="quiet-link">
                <Localised ko={ask.stakeholder} en={ask.stakeholderEn} />
              </Link>
            </p>
            <p>
              <KoreanText>{ask.text}</KoreanText>
            </p>
            <p className="converging__from">
              <Link to="/proposals/$id" params={{ id: ask.proposalId }} className="quiet-link">
                <Localised ko={ask.proposalTitle} en={ask.proposalTitleEn} />
              </Link>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Left({ shown, count }: { readonly shown: number; readonly count: number }): ReactNode {
  const { t } = useTranslation();
  return count > shown ? (
    <p className="converging__facts">{t('convergence.left', { count: count - shown })}</p>
  ) : null;
}

/** Which measures answer several of the asks; that none does is said. */
function SharedMeasures({ group: { measures } }: ConvergenceGroupProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{t('convergence.measures')}</h3>
      {measures.length === 0 ? (
        <p className="converging__facts">{t('convergence.noMeasures')}</p>
      ) : (
        <ul className="converging__measures">
          {measures.map((measure) => (
            <li key={measure.id}>
              <KindTag kind={measure.kind} /> <MeasureLink measure={measure} />{' '}
              <span className="converging__facts">
                {t('convergence.answers', { count: measure.askCount })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
