import { type DataSource } from 'typeorm';
import { makeOptOutToken } from '../../libs/delivery/src/subscription/opt-out.store.js';

/** The secret that a mail of a subscription would have in its link. */
export const optOutToken = ({ manager }: DataSource, subscriptionId: string): Promise<string> =>
  makeOptOutToken(manager, 'report', subscriptionId);
