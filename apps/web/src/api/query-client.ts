import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

/** One client for the page: a refusal (4xx) is final, a failed connection is tried twice more. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400),
      },
    },
  });
}
