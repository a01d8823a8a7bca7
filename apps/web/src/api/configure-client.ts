import { client } from '../generated/client.gen.js';

/** Each request says that it comes from a script of our own pages, which no other site's form can. */
export function configureClient(): void {
  client.setConfig({ headers: { 'X-Jeonghap-Request': '1' } });
}
