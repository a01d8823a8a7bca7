import { type ReactNode } from 'react';
import { useLanguage } from './use-language.js';

export interface LocalisedProps {
  readonly ko: string;
  readonly en?: string | null | undefined;
}

/** A text of the catalogue: English when asked for and there, else the Korean, marked as such for screen readers. */
export function Localised({ ko, en }: LocalisedProps): ReactNode {
  const language = useLanguage();
  if (language === 'ko') return ko;
  return en ?? <span lang="ko">{ko}</span>;
}

/** A text that exists in Korean only, such as the body of a proposal. */
export function KoreanText({ children }: { readonly children: string }): ReactNode {
  return <Localised ko={children} />;
}
