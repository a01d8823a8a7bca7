import { type EnvironmentReader } from './environment-reader.js';

/** Shortest key, characters. */
const LEAST_OF_KEY = 32;

/** How the product tells programs of others. */
export interface WebhookConfig {
  /** With which the secrets of endpoints are encrypted where they are stored. */
  readonly key: string;
  /** Hosts, with or without a port, that may be within the own network and without TLS. */
  readonly listedHosts: readonly string[];
  /** Where people find the product, without a slash at the end; absent where that is not known. */
  readonly publicUrl?: string;
}

/** Webhooks are off while there is no key. */
export function readWebhookConfig(
  reader: EnvironmentReader,
  publicUrl: string | undefined,
): WebhookConfig | undefined {
  const key = reader.secret('JEONGHAP_WEBHOOK_KEY', LEAST_OF_KEY);
  const listedHosts = reader.hosts('JEONGHAP_WEBHOOK_HOSTS');
  if (key === undefined) return undefined;
  return { key, listedHosts, ...(publicUrl === undefined ? {} : { publicUrl }) };
}
