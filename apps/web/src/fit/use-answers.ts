import { useState } from 'react';
import { forgetAnswers, keepAnswers, type KeptAnswers, NO_ANSWERS, readAnswers } from './kept-answers.js';

export interface Answers {
  readonly answers: KeptAnswers;
  readonly keep: (answers: KeptAnswers) => void;
  readonly forget: () => void;
}

/** The answers that this tab keeps. */
export function useAnswers(): Answers {
  const [answers, setAnswers] = useState(() => readAnswers(sessionStorage));
  return {
    answers,
    keep: (changed) => {
      keepAnswers(sessionStorage, changed);
      setAnswers(changed);
    },
    forget: () => {
      forgetAnswers(sessionStorage);
      setAnswers(NO_ANSWERS);
    },
  };
}
