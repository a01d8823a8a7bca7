import { infiniteQueryOptions, keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { deliveryList } from '../generated/sdk.gen.js';
import { type DeliverySearch } from './delivery-search.js';

const pageSize = 30;
const key = ['own', 'deliveries'];

export function deliveriesQuery(search: DeliverySearch) {
  return infiniteQueryOptions({
    queryKey: [...key, search],
    queryFn: ({ pageParam }) =>
      dataOf(
        deliveryList({
          query: { ...search, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const refreshDeliveries = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: key });
