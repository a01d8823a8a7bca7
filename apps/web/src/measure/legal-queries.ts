import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { legalChainOfItem, legalChainOfProgramme } from '../generated/sdk.gen.js';

export function legalChainQuery(key: string) {
  return queryOptions({
    queryKey: ['legal-chain', key],
    queryFn: () => dataOf(legalChainOfItem({ path: { key } })),
  });
}

export function legalBasisQuery(key: string) {
  return queryOptions({
    queryKey: ['legal-basis', key],
    queryFn: () => dataOf(legalChainOfProgramme({ path: { key } })),
  });
}
