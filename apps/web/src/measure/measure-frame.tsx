import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MeasureWording, type Provenance } from '../api/model.js';
import { HistoryPanel } from '../history/history-panel.js';
import { MergeButton } from '../rearrange/rearrange-button.js';
import { RearrangementPanel } from '../rearrange/rearrangement-panel.js';
import { Breadcrumbs, type Crumb } from '../ui/breadcrumbs.js';
import { type Fact, Facts } from '../ui/facts.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { SourceFacts } from '../ui/source-facts.js';
import { AskedBy, type MeasureShown } from './asked-by.js';
import { ConfirmedWordings } from './confirmed-wordings.js';
import { MeasureAnswer } from './measure-answer.js';
import './measure-page.css';

export interface MeasureFrameProps {
  readonly measure: MeasureShown & {
    readonly title: string;
    readonly titleEn: string | null;
    readonly body: string;
    readonly revision: number;
    readonly provenance: Provenance;
    readonly wordings: readonly MeasureWording[];
  };
  readonly area: Crumb;
  /** Line above the title: ministry, or law and article. */
  readonly over: ReactNode;
  readonly editor: ReactNode;
  readonly facts: readonly Fact[];
  readonly notice?: ReactNode;
  /** What the measure rests on in law. */
  readonly legal: ReactNode;
}

/** What the pages of both kinds of measure share: head, one-sentence answer, text, who asked, facts, source. */
export function MeasureFrame(props: MeasureFrameProps): ReactNode {
  const { measure, area, over, editor, facts, notice, legal } = props;
  const { t } = useTranslation();
  const title = <Localised ko={measure.title} en={measure.titleEn} />;
  return (
    <>
      <Breadcrumbs crumbs={[area, { label: title }]} />
      <div className="entry-head">
        <div>
          <p className="entry-head__who">{over}</p>
          <h1>{title}</h1>
        </div>
        <div className="entry-head__tools">
          {editor}
          <MergeButton kind={measure.kind} from={measure} />
        </div>
      </div>
      <MeasureAnswer measure={measure} />
      <div className="entry-columns">
        <div className="entry-columns__main">
          <section aria-labelledby="body-heading">
            <h2 id="body-heading" className="section-heading">
              {t('measure.body')}
            </h2>
            {notice}
            <p className="entry-body">
              <KoreanText>{measure.body}</KoreanText>
            </p>
          </section>
          {legal}
          <ConfirmedWordings kind={measure.kind} wordings={measure.wordings} />
          <AskedBy measure={measure} />
        </div>
        <aside className="entry-aside">
          <section aria-labelledby="facts-heading">
            <h2 id="facts-heading" className="section-heading">
              {t('measure.facts')}
            </h2>
            <Facts facts={facts} />
          </section>
          <SourceFacts provenance={measure.provenance} />
          <RearrangementPanel id={measure.id} />
          <HistoryPanel kind={measure.kind} id={measure.id} currentRevision={measure.revision} />
        </aside>
      </div>
    </>
  );
}
