import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type TextDifference } from '../api/model.js';
import { WordDifference } from '../ui/word-difference.js';

/** What changed in both texts since a decision, word by word. */
export function TextDifferences({
  differences,
}: {
  readonly differences: readonly TextDifference[];
}): ReactNode {
  const { t } = useTranslation();
  return (
    <dl className="differences">
      {differences.map(({ side, field, before, after }) => (
        <div key={`${side}.${field}`}>
          <dt>
            {t('review.differenceOf', {
              side: t(`review.side.${side}`),
              field: t(`review.field.${field as 'body'}`),
            })}
          </dt>
          <dd lang="ko">
            <WordDifference before={before ?? ''} after={after ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
