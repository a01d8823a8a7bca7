import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence } from '../api/model.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import './evidence-view.css';
import { MarkedText } from './marked-text.js';
import { type EvidenceField, type EvidenceGroup, numberEvidence } from './number-evidence.js';

/** The texts that the offsets of the evidence point into. */
export interface EvidenceTexts {
  readonly askNo: number;
  readonly askText: string;
  /** Title and body of the proposal around the ask. */
  readonly proposalTitle: string;
  readonly proposalBody: string;
  readonly measureTitle: string;
  readonly measureBody: string;
}

export interface EvidenceViewProps {
  readonly evidence: readonly Evidence[];
  readonly texts: EvidenceTexts;
}

/** Both texts side by side with matching passages numbered alike, and the list of the pairs. */
export function EvidenceView({ evidence, texts }: EvidenceViewProps): ReactNode {
  const { t } = useTranslation();
  const [active, setActive] = useState<number>();
  const panel = useRef<HTMLElement>(null);
  const groups = numberEvidence(evidence);

  function follow(no: number): void {
    setActive(no);
    for (const mark of panel.current?.querySelectorAll(`.evidence__text [data-evidence~="${String(no)}"]`) ??
      []) {
      mark.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    }
  }

  /** N and P walk through the evidence, only while the focus is inside this panel. */
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.code === 'KeyN' ? 1 : event.code === 'KeyP' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || groups.length === 0) return;
    event.preventDefault();
    const next = (((active ?? (step === 1 ? 0 : 1)) - 1 + step + groups.length) % groups.length) + 1;
    follow(next);
  }

  return (
    <section
      ref={panel}
      className="evidence"
      aria-label={t('alignment.evidence')}
      onKeyDown={groups.length > 0 ? onKeyDown : undefined}
    >
      <h5 className="evidence__heading">{t('alignment.evidence')}</h5>
      <div className="evidence__texts">
        <AskTexts groups={groups} texts={texts} active={active} />
        <MeasureTexts groups={groups} texts={texts} active={active} />
      </div>
      {groups.length === 0 ? (
        <p className="evidence__hint">{t('alignment.noEvidence')}</p>
      ) : (
        <>
          <p className="evidence__hint">{t('alignment.evidenceHint')}</p>
          <ol className="evidence__pairs">
            {groups.map((group) => (
              <li key={group.no}>
                <EvidencePair group={group} texts={texts} isActive={group.no === active} onFollow={follow} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface SideProps {
  readonly groups: readonly EvidenceGroup[];
  readonly texts: EvidenceTexts;
  readonly active: number | undefined;
}

function AskTexts({ groups, texts, active }: SideProps): ReactNode {
  const { t } = useTranslation();
  const titleSpans = spansOf(groups, 'ask:title');
  const bodySpans = spansOf(groups, 'ask:context');
  return (
    <div className="evidence__text evidence__text--ask">
      <p className="evidence__source">{t('alignment.askText', { no: texts.askNo })}</p>
      <p className="evidence__main">
        <MarkedText text={texts.askText} spans={spansOf(groups, 'ask:text')} active={active} />
      </p>
      {titleSpans.length + bodySpans.length > 0 && (
        <>
          <p className="evidence__source">{t('alignment.contextText')}</p>
          {titleSpans.length > 0 && (
            <p>
              <MarkedText text={texts.proposalTitle} spans={titleSpans} active={active} />
            </p>
          )}
          {bodySpans.length > 0 && (
            <p>
              <MarkedText text={texts.proposalBody} spans={bodySpans} active={active} />
            </p>
          )}
        </>
      )}
    </div>
  );
}

function MeasureTexts({ groups, texts, active }: SideProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="evidence__text evidence__text--measure">
      <p className="evidence__source">{t('alignment.measureText')}</p>
      <p className="evidence__main">
        <MarkedText text={texts.measureTitle} spans={spansOf(groups, 'measure:title')} active={active} />
      </p>
      <p>
        <MarkedText text={texts.measureBody} spans={spansOf(groups, 'measure:body')} active={active} />
      </p>
    </div>
  );
}

interface PairProps {
  readonly group: EvidenceGroup;
  readonly texts: EvidenceTexts;
  readonly isActive: boolean;
  readonly onFollow: (no: number) => void;
}

/** One number of the evidence in words: the passages of both sides, and which part of the score they feed. */
function EvidencePair({ group, texts, isActive, onFollow }: PairProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const quotes = (side: 'ask' | 'measure'): string =>
    [...new Set(group.spans.filter((span) => span.field.startsWith(side)).map((span) => quote(span, texts)))]
      .filter((text) => text !== '')
      .join(', ');
  const words = group.parts.map((part) => wordFor(t, 'part', part));
  const about = (group.label ? [...words, group.label[language]] : words).join(' · ');
  return (
    <button
      type="button"
      className="evidence__pair"
      aria-pressed={isActive}
      onClick={() => {
        onFollow(group.no);
      }}
    >
      <span className="evidence__no">{group.no}</span>
      <span>
        <span lang="ko">{quotes('ask')}</span>
        <span className="evidence__arrow" aria-hidden="true">
          ↔
        </span>
        <span className="sr-only">, </span>
        <span lang="ko">{quotes('measure')}</span>
        <span className="evidence__about">{about}</span>
      </span>
    </button>
  );
}

function spansOf(groups: readonly EvidenceGroup[], field: EvidenceField): EvidenceGroup['spans'] {
  return groups.flatMap((group) => group.spans.filter((span) => span.field === field));
}

function quote(span: EvidenceGroup['spans'][number], texts: EvidenceTexts): string {
  const sources: Readonly<Record<EvidenceField, string>> = {
    'ask:text': texts.askText,
    'ask:title': texts.proposalTitle,
    'ask:context': texts.proposalBody,
    'measure:title': texts.measureTitle,
    'measure:body': texts.measureBody,
  };
  return sources[span.field].slice(span.start, span.end);
}
