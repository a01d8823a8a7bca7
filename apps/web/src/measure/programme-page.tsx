import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApplicationPeriod, type Programme } from '../api/model.js';
import { programmeQuery } from '../api/queries.js';
import { MeasureEditLink } from '../edit/measure-edit-link.js';
import { withDeskWords } from '../i18n/i18n.js';
import { Countdown } from '../ui/countdown.js';
import { EntryPanel } from '../ui/entry-panel.js';
import { type Fact } from '../ui/facts.js';
import { formatDate, formatKrw } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { dayInSeoul } from '../ui/working-days.js';
import { LegalBasisSection } from './legal-basis.js';
import { MeasureFrame } from './measure-frame.js';

const route = getRouteApi('/programmes/$id');

/** Comes with words of its own, which the pages that everybody opens first do without. */
const CriteriaSection = lazy(async () => {
  const { ProgrammeCriteriaSection } = await withDeskWords(() => import('../fit/programme-criteria.js'))();
  return { default: ProgrammeCriteriaSection };
});

/** One programme: what it is, and who asked for it. */
export function ProgrammePage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(programmeQuery(id));
  const language = useLanguage();
  usePageTitle(language === 'en' ? (query.data?.titleEn ?? query.data?.title) : query.data?.title);
  return (
    <EntryPanel to="/programmes/$id" query={query}>
      {(programme) => <ProgrammeContent programme={programme} />}
    </EntryPanel>
  );
}

function ProgrammeContent({ programme }: { readonly programme: Programme }): ReactNode {
  const { t } = useTranslation();
  return (
    <MeasureFrame
      measure={{ ...programme, kind: 'programme' }}
      area={{ label: t('area.programmes'), to: '/programmes' }}
      over={programme.ministry === null ? t('kind.programme') : <KoreanText>{programme.ministry}</KoreanText>}
      editor={<MeasureEditLink kind="programme" id={programme.id} />}
      facts={useProgrammeFacts(programme)}
      legal={
        <>
          <Suspense fallback={null}>
            <CriteriaSection id={programme.id} />
          </Suspense>
          <LegalBasisSection id={programme.id} />
        </>
      }
    />
  );
}

function useProgrammeFacts(programme: Programme): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const periodText = usePeriodText(programme.applicationPeriod);
  const { status, ministry, agency, budgetKrw, regions, axis, externalRef } = programme;
  const unknown = t('state.unknown');
  return [
    { term: t('measure.status'), value: wordFor(t, 'status', status) },
    { term: t('measure.ministry'), value: ministry === null ? unknown : <KoreanText>{ministry}</KoreanText> },
    ...(agency === null ? [] : [{ term: t('measure.agency'), value: <KoreanText>{agency}</KoreanText> }]),
    { term: t('measure.budget'), value: budgetKrw === null ? unknown : formatKrw(budgetKrw, language) },
    { term: t('measure.period'), value: <Period text={periodText} period={programme.applicationPeriod} /> },
    ...(regions.length === 0
      ? []
      : [{ term: t('measure.regions'), value: <KoreanText>{regions.join(', ')}</KoreanText> }]),
    ...(axis === null ? [] : [{ term: t('measure.axis'), value: wordFor(t, 'axis', axis) }]),
    ...(externalRef === null ? [] : [{ term: t('proposal.reference'), value: externalRef }]),
  ];
}

function usePeriodText(period: ApplicationPeriod | null): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (period === null) return t('measure.period_kind.unknown');
  const day = (date: string | null): string => (date === null ? '' : formatDate(date, language));
  return t(`measure.period_kind.${period.kind}`, { from: day(period.from), to: day(period.to) });
}

/** The period with what is left until it opens or, once it is open, until it closes. */
function Period({
  text,
  period,
}: {
  readonly text: string;
  readonly period: ApplicationPeriod | null;
}): ReactNode {
  const today = dayInSeoul(new Date());
  const { from = null, to = null } = period ?? {};
  const isAhead = from !== null && from > today;
  const next = isAhead ? from : to;
  return (
    <>
      {text} {next !== null && <Countdown to={next} event={isAhead ? 'opens' : 'closes'} />}
    </>
  );
}
