import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlignmentCard } from '../alignment/alignment-card.js';
import { type Alignment, type MeasureKind, type StakeholderReference } from '../api/model.js';
import { measureAlignmentsQuery } from '../api/queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { groupByStakeholder, isClose } from './group-by-stakeholder.js';

export interface MeasureShown {
  readonly id: string;
  readonly kind: MeasureKind;
}

/** Who asked for what this measure does, stakeholder by stakeholder, closest ask first. */
export function AskedBy({ measure }: { readonly measure: MeasureShown }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(measureAlignmentsQuery(measure.kind, measure.id));
  return (
    <section aria-labelledby="asked-by-heading">
      <h2 id="asked-by-heading" className="section-heading">
        {t('measure.askedBy')}
      </h2>
      <AsyncPanel query={query} lines={8}>
        {(list) =>
          list.items.length === 0 ? (
            <p className="entry-aside__none">
              {t('measure.answer.none', { kind: t(`kind.${measure.kind}`) })}
            </p>
          ) : (
            <Askers alignments={list.items} />
          )
        }
      </AsyncPanel>
    </section>
  );
}

const shownWhenAllAreWeak = 3;

/** Close alignments by stakeholder; the weaker ones on demand. */
function Askers({ alignments }: { readonly alignments: readonly Alignment[] }): ReactNode {
  const { t } = useTranslation();
  const [hasWeak, setHasWeak] = useState(false);
  const close = alignments.filter(isClose);
  const first = close.length > 0 ? close : alignments.slice(0, shownWhenAllAreWeak);
  const hidden = alignments.length - first.length;
  return (
    <>
      {groupByStakeholder(hasWeak ? alignments : first).map((group, index) => (
        <StakeholderGroup key={group.stakeholder.id} {...group} isFirst={index === 0} />
      ))}
      {hidden > 0 && (
        <button
          type="button"
          className="button asker__more"
          aria-expanded={hasWeak}
          onClick={() => {
            setHasWeak(!hasWeak);
          }}
        >
          {hasWeak ? t('measure.hideWeak') : t('measure.showWeak', { count: hidden })}
        </button>
      )}
    </>
  );
}

interface StakeholderGroupProps {
  readonly stakeholder: StakeholderReference;
  readonly alignments: readonly Alignment[];
  readonly isFirst: boolean;
}

function StakeholderGroup({ stakeholder, alignments, isFirst }: StakeholderGroupProps): ReactNode {
  const { t } = useTranslation();
  const headingId = `stakeholder-${stakeholder.id}`;
  return (
    <section className="asker" aria-labelledby={headingId}>
      <div className="asker__head">
        <h3 id={headingId}>
          <Link to="/stakeholders/$id" params={{ id: stakeholder.id }} className="quiet-link">
            <Localised ko={stakeholder.name} en={stakeholder.nameEn} />
          </Link>
        </h3>
        <span>{t('measure.asksOf', { count: alignments.length })}</span>
      </div>
      {alignments.map((item, index) => (
        <AlignmentCard
          key={item.ask.id}
          alignment={item}
          isOpenAtFirst={isFirst && index === 0}
          heading={
            <Link to="/proposals/$id" params={{ id: item.proposal.id }} className="quiet-link">
              <Localised ko={item.proposal.title} en={item.proposal.titleEn} />
            </Link>
          }
          facts={
            <>
              <span>{t('proposal.askNo', { no: item.ask.no })}</span>
              <span className="asker__ask">
                <KoreanText>{item.ask.text}</KoreanText>
              </span>
            </>
          }
        />
      ))}
    </section>
  );
}
