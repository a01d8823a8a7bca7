import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { webhookList } from '../generated/sdk.gen.js';

// keys that begin with `own` go when somebody signs out
const key = ['own', 'webhooks'];

export const webhooksQuery = () => queryOptions({ queryKey: key, queryFn: () => dataOf(webhookList()) });

export const refreshWebhooks = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: key });
