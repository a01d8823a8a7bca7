import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { programmeList, stakeholderList, subscriptionList } from '../generated/sdk.gen.js';

// keys that begin with `own` go when somebody signs out
const key = ['own', 'report-subscriptions'];

export const subscriptionsQuery = () =>
  queryOptions({ queryKey: key, queryFn: () => dataOf(subscriptionList()) });

export const refreshSubscriptions = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: key });

/** Stakeholders that are offered before one is looked for. */
export const mostOffered = 12;
/** Programmes whose ministries are offered. */
const mostProgrammes = 200;

/** Stakeholders by name, the first ones. */
export const stakeholderChoicesQuery = () =>
  queryOptions({
    queryKey: ['subscription-stakeholders'],
    queryFn: () => dataOf(stakeholderList({ query: { limit: mostOffered } })),
    staleTime: 60_000,
  });

/** Ministries that the first programmes name. */
export const ministryChoicesQuery = () =>
  queryOptions({
    queryKey: ['subscription-ministries'],
    queryFn: async () => {
      const { items } = await dataOf(programmeList({ query: { limit: mostProgrammes } }));
      return [...new Set(items.flatMap(({ ministry }) => ministry ?? []))].sort();
    },
    staleTime: 60_000,
  });
