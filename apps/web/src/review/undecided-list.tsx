import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type UndecidedAlignment } from '../api/model.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Score } from '../ui/score.js';
import { BulkBar } from './bulk-bar.js';
import { undecidedQuery } from './review-queries.js';
import { ReviewRow } from './review-row.js';
import { keyOfPair, useChosenPairs } from './use-chosen-pairs.js';

/** The alignments that coverage rests on by the machine's word alone, to be decided on one by one or together. */
export function UndecidedList(): ReactNode {
  const query = useInfiniteQuery(undecidedQuery());
  return (
    <>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => <Rows alignments={pages.flatMap(({ items }) => items)} />}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Rows({ alignments }: { readonly alignments: readonly UndecidedAlignment[] }): ReactNode {
  const { t } = useTranslation();
  const choice = useChosenPairs();
  const isOffered = useMay('review');
  const pairs = alignments.map((alignment) => ({ ...alignment, version: 0 }));
  return (
    <>
      {isOffered && (
        <BulkBar reviews={pairs.filter(choice.has)} isEmpty={pairs.length === 0} onDone={choice.clear} />
      )}
      {pairs.length === 0 && <p className="list__empty">{t('review.undecidedEmpty')}</p>}
      <ul className="review-list">
        {pairs.map((pair) => (
          <ReviewRow
            key={keyOfPair(pair)}
            pair={pair}
            automaticScore={pair.score}
            isStale={false}
            isChosen={choice.has(pair)}
            onChoose={
              isOffered
                ? (isChosen) => {
                    choice.set(pair, isChosen);
                  }
                : undefined
            }
          >
            <Score score={pair.score} band={pair.band} />
          </ReviewRow>
        ))}
      </ul>
    </>
  );
}
