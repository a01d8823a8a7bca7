import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegislativeItem } from '../api/model.js';
import { legislativeItemQuery } from '../api/queries.js';
import { MeasureEditLink } from '../edit/measure-edit-link.js';
import { Countdown } from '../ui/countdown.js';
import { EntryPanel } from '../ui/entry-panel.js';
import { type Fact } from '../ui/facts.js';
import { formatDate } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { LegalChainSection } from './legal-chain.js';
import { MeasureFrame } from './measure-frame.js';
import { StageTimeline } from './stage-timeline.js';

const route = getRouteApi('/legislative-items/$id');

/** One article, rule or bill: where it stands, and who asked for it. */
export function LegislativeItemPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(legislativeItemQuery(id));
  const language = useLanguage();
  usePageTitle(language === 'en' ? (query.data?.titleEn ?? query.data?.title) : query.data?.title);
  return (
    <EntryPanel to="/legislative-items/$id" query={query}>
      {(item) => <LegislativeItemContent item={item} />}
    </EntryPanel>
  );
}

function LegislativeItemContent({ item }: { readonly item: LegislativeItem }): ReactNode {
  const { t } = useTranslation();
  const lawAndArticle = [item.law, item.article].filter((one) => one !== null).join(' ');
  return (
    <MeasureFrame
      measure={{ ...item, kind: 'legislative_item' }}
      area={{ label: t('area.legislativeItems'), to: '/legislative-items' }}
      over={lawAndArticle === '' ? t('kind.legislative_item') : <KoreanText>{lawAndArticle}</KoreanText>}
      editor={<MeasureEditLink kind="legislative_item" id={item.id} />}
      facts={useItemFacts(item)}
      legal={<LegalChainSection id={item.id} />}
      notice={
        <>
          <StageTimeline stage={item.stage} />
          {!item.confirmed && <Unconfirmed note={item.unconfirmedNote} />}
        </>
      }
    />
  );
}

/** Content that no source has confirmed is shown, and said to be so. */
function Unconfirmed({ note }: { readonly note: string | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="notice" role="note">
      <p className="notice__title">{t('measure.unconfirmed')}</p>
      {note !== null && (
        <p>
          <KoreanText>{note}</KoreanText>
        </p>
      )}
    </div>
  );
}

function useItemFacts(item: LegislativeItem): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const unknown = t('state.unknown');
  const korean = (term: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ term, value: <KoreanText>{value}</KoreanText> }];
  const { law, article, ministry, promulgatedOn, effectiveOn, confirmed, axis, externalRef } = item;
  return [
    { term: t('measure.stage'), value: wordFor(t, 'status', item.stage) },
    ...korean(t('measure.law'), law),
    ...korean(t('measure.article'), article),
    { term: t('measure.ministry'), value: ministry === null ? unknown : <KoreanText>{ministry}</KoreanText> },
    ...(promulgatedOn === null
      ? []
      : [{ term: t('measure.promulgated'), value: formatDate(promulgatedOn, language) }]),
    {
      term: t('measure.effective'),
      value:
        effectiveOn === null ? (
          unknown
        ) : (
          <>
            {formatDate(effectiveOn, language)} <Countdown to={effectiveOn} event="takesEffect" />
          </>
        ),
    },
    {
      term: t('measure.confirmed'),
      value: t(confirmed ? 'measure.confirmedYes' : 'measure.confirmedNo'),
    },
    ...(axis === null ? [] : [{ term: t('measure.axis'), value: wordFor(t, 'axis', axis) }]),
    ...(externalRef === null ? [] : [{ term: t('proposal.reference'), value: externalRef }]),
  ];
}
