import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { linkedSignInList, ownAccountListApiKeys, ownAccountListSessions } from '../generated/sdk.gen.js';

export function ownSessionsQuery() {
  return queryOptions({ queryKey: ['own', 'sessions'], queryFn: () => dataOf(ownAccountListSessions()) });
}

export function ownApiKeysQuery() {
  return queryOptions({ queryKey: ['own', 'api-keys'], queryFn: () => dataOf(ownAccountListApiKeys()) });
}

/** By what one can sign in: a password, accounts elsewhere. */
export function ownWaysInQuery() {
  return queryOptions({ queryKey: ['own', 'ways-in'], queryFn: () => dataOf(linkedSignInList()) });
}
