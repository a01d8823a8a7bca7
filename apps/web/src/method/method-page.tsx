import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScorePartsBar, ScorePartsTable } from '../alignment/score-parts.js';
import { type AlignmentDetail, type ScoringMethod } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import '../ui/entry.css';
import { formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { Score } from '../ui/score.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { MethodFigures } from './method-figures.js';
import { exampleQuery, methodQuery } from './method-queries.js';
import { MethodSources } from './method-sources.js';
import './method.css';
import { ScoreDistribution } from './score-distribution.js';

/** How a score is made and how far it can be trusted, for everybody. */
export function MethodPage(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(methodQuery());
  const title = t('method.title');
  usePageTitle(title);
  return (
    <div className="page method">
      <Breadcrumbs crumbs={[{ label: title }]} />
      <h1>{title}</h1>
      <p className="page__answer">{t('method.answer')}</p>
      <section aria-labelledby="method-steps">
        <h2 id="method-steps" className="section-heading">
          {t('method.steps')}
        </h2>
        <ol className="method__steps">
          {(['read', 'compare', 'add', 'judge', 'decide'] as const).map((step) => (
            <li key={step}>{t(`method.step.${step}`)}</li>
          ))}
        </ol>
      </section>
      <Example />
      <AsyncPanel query={query} lines={20}>
        {(method) => (
          <>
            <Parts method={method} />
            <ScoreDistribution method={method} />
            <MethodFigures method={method} />
          </>
        )}
      </AsyncPanel>
      <MethodSources />
      <section aria-labelledby="method-limits">
        <h2 id="method-limits" className="section-heading">
          {t('method.limits')}
        </h2>
        <ul className="method__steps">
          {(['words', 'direction', 'law', 'catalogue'] as const).map((limit) => (
            <li key={limit}>{t(`method.limit.${limit}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Example(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(exampleQuery());
  return (
    <section aria-labelledby="method-example">
      <h2 id="method-example" className="section-heading">
        {t('method.example')}
      </h2>
      <AsyncPanel query={query} lines={10}>
        {(alignment) =>
          alignment === null ? (
            <p className="method__note">{t('method.noExample')}</p>
          ) : (
            <ExampleOf alignment={alignment} />
          )
        }
      </AsyncPanel>
    </section>
  );
}

function ExampleOf({ alignment }: { readonly alignment: AlignmentDetail }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ask, measure, score, band, parts, sentence, proposal } = alignment;
  return (
    <div className="method__example">
      <dl className="method__pair">
        <div>
          <dt>{t('method.ask')}</dt>
          <dd>
            <KoreanText>{ask.text}</KoreanText>
          </dd>
        </div>
        <div>
          <dt>{t('method.measure')}</dt>
          <dd>
            <Localised ko={measure.title} en={measure.titleEn} />
          </dd>
        </div>
      </dl>
      <p>
        <Score score={score} band={band} size="large" /> <ScorePartsBar parts={parts} />
      </p>
      <p>{sentence[language]}</p>
      <ScorePartsTable parts={parts} score={score} />
      <p>
        <Link to="/proposals/$id" params={{ id: proposal.id }}>
          {t('method.toExample')}
        </Link>
      </p>
    </div>
  );
}

function Parts({ method }: { readonly method: ScoringMethod }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="method-parts">
      <h2 id="method-parts" className="section-heading">
        {t('method.parts')}
      </h2>
      <p className="method__note">{t('method.partsNote')}</p>
      <table className="detail-table">
        <thead>
          <tr>
            <th scope="col">{t('alignment.partColumn')}</th>
            <th scope="col" className="number">
              {t('method.weightProgramme')}
            </th>
            <th scope="col" className="number">
              {t('method.weightLaw')}
            </th>
          </tr>
        </thead>
        <tbody>
          {method.parts.map(({ name, weights }) => (
            <tr key={name}>
              <th scope="row">
                {wordFor(t, 'part', name)} <span className="method__what">{t(`method.part.${name}`)}</span>
              </th>
              <td className="number">{weights.programme.toFixed(2)}</td>
              <td className="number">{weights.legislative_item.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('method.bands', {
          strong: formatScore(method.bands.strong),
          partial: formatScore(method.bands.partial),
          weak: formatScore(method.bands.weak),
          floor: formatScore(method.floor),
          cap: formatScore(method.oppositionCap),
        })}
      </p>
    </section>
  );
}
