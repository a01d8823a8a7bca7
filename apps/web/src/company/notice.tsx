import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FitNotice } from '../api/model.js';
import { stepOfFact } from '../fit/fit-steps.js';
import { VerdictBadge } from '../fit/verdict-badge.js';
import { ActionButton } from '../ui/action-button.js';
import { formatDate } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { useMarking } from './use-marking.js';

interface NoticeProps {
  readonly notice: FitNotice;
}

/** A notice on one programme, or on many that changed in the same way. */
export function Notice({ notice }: NoticeProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const marking = useMarking();
  const { id, programmeTitle, gathered, profileName, before, after, cause } = notice;
  const name =
    gathered === null
      ? (programmeTitle ?? '')
      : t('companyDesk.notices.programmes', { count: gathered.count });
  return (
    <li>
      <h2 className="fit__small-heading">
        <Heading notice={notice} />{' '}
        {notice.readAt === null && <span className="tag">{t('companyDesk.notices.unread')}</span>}
      </h2>
      <p>{t('companyDesk.notices.change', { profile: profileName })}</p>
      <p className="notice__change">
        <span>{t('companyDesk.notices.from')}</span> <VerdictBadge verdict={before} />
        <span aria-hidden="true">→</span>
        <span>{t('companyDesk.notices.to')}</span> <VerdictBadge verdict={after} />
        <span className="fit__hint">
          {t(`companyDesk.notices.cause.${cause}`)} · {formatDate(notice.decidedOn, language)}
        </span>
      </p>
      <Gathered notice={notice} />
      <Deciding notice={notice} />
      {notice.readAt === null && (
        <p>
          <ActionButton
            isPending={marking.isPending}
            className="button button--text"
            aria-label={`${t('companyDesk.notices.markRead')}: ${name}`}
            onClick={() => {
              marking.mutate([id]);
            }}
          >
            {t('companyDesk.notices.markRead')}
          </ActionButton>
        </p>
      )}
    </li>
  );
}

function Heading({
  notice: { programmeId, programmeTitle, programmeTitleEn, gathered },
}: NoticeProps): ReactNode {
  const { t } = useTranslation();
  if (gathered !== null) return t('companyDesk.notices.programmes', { count: gathered.count });
  if (programmeId === null || programmeTitle === null) return null;
  return (
    <Link to="/programmes/$id" params={{ id: programmeId }} className="quiet-link">
      <Localised ko={programmeTitle} en={programmeTitleEn} />
    </Link>
  );
}

/** What many programmes have in common, the first of them, and the question that would tell. */
function Gathered({ notice: { gathered } }: NoticeProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (gathered === null) return null;
  const { count, programmes, reason, fact } = gathered;
  const step = fact === null ? undefined : stepOfFact(fact);
  const rest = count - programmes.length;
  return (
    <>
      <p>{reason[language]}</p>
      <ul className="notice__programmes">
        {programmes.map(({ id, title, titleEn }) => (
          <li key={id}>
            <Link to="/programmes/$id" params={{ id }}>
              <Localised ko={title} en={titleEn} />
            </Link>
          </li>
        ))}
        {rest > 0 && <li>{t('companyDesk.notices.rest', { count: rest })}</li>}
      </ul>
      {step !== undefined && (
        <p>
          <Link to="/fit" search={{ step }} className="button button--small">
            {t('companyDesk.notices.answerQuestion')}
          </Link>
        </p>
      )}
    </>
  );
}

/** The criterion that made the change, with its sentence. */
function Deciding({ notice: { deciding, after, gathered } }: { readonly notice: FitNotice }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (deciding === null) return null;
  const what = after === 'eligible' ? 'was' : after === 'check' ? 'check' : 'now';
  return (
    <>
      <p>
        {gathered !== null && <>{t('companyDesk.notices.example')} </>}
        {t(`companyDesk.notices.${what}`)}: {deciding.explanation[language]}
      </p>
      <blockquote className="fit-card__quote">
        <KoreanText>{deciding.sentence}</KoreanText>
      </blockquote>
    </>
  );
}
