import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether the configuration lets webhooks go to this host without TLS and within the own network. */
export const isListedHost = (url: URL, listed: readonly string[]): boolean =>
  listed.includes(url.hostname) || listed.includes(url.host);

/**
 * Whether an address may be one of an endpoint: over TLS at the usual port and without a password, unless its host is listed.
 * Whether its name leads into the own network is found out each time something is sent.
 */
export function isTarget(text: string, listed: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (`${url.username}${url.password}${url.hash}` !== '') return false;
  if (isListedHost(url, listed)) return url.protocol === 'https:' || url.protocol === 'http:';
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || isPublicAddress(host);
}

/** Whether an IP address is one of the open network: not of this machine, a private network, a metadata service or a tunnel into one. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === 'unicast';
}
