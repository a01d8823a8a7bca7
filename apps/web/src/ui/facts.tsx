import { type ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** Terms and their values; a value that is not known is left out by the caller or said to be unknown. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ term, value }) => (
        <div key={term} className="facts__row">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
