import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShownConcept } from '../api/model.js';
import { conceptFields, differenceOf, noConcept, toValues } from './concept-form-values.js';

export interface ConceptDifferenceProps {
  readonly before: ShownConcept | null;
  readonly after: ShownConcept;
}

/** By field, what a concept loses and gains. */
export function ConceptDifference({ before, after }: ConceptDifferenceProps): ReactNode {
  const { t } = useTranslation();
  const [was, is] = [before === null ? noConcept : toValues(before), toValues(after)];
  return (
    <dl className="concept-difference">
      {conceptFields.map((field) => {
        const difference = differenceOf(was, is, field);
        if (difference === undefined) return null;
        return (
          <div key={field}>
            <dt>{t(`concept.${field}`)}</dt>
            <dd>
              {difference.removed.map((item) => (
                <del key={item}>{item}</del>
              ))}
              {difference.added.map((item) => (
                <ins key={item}>{item}</ins>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
