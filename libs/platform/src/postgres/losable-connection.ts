import { Client, type ClientConfig } from 'pg';

/**
 * A connection for pools whose loss never ends the process. A pool listens for the errors of its idle connections only;
 * one that is lent and breaks emits `error` besides failing the query on it, and without a listener Node.js ends the
 * process for that. Not every library that borrows one listens, so each connection does for itself.
 */
export class LosableConnection extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined); // the query on it, or the next one, reports it
  }
}
