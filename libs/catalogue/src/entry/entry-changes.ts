import { Injectable } from '@nestjs/common';

/**
 * Tells whoever listens that an edit was committed. It carries no content: what changed stands in the database.
 * Listeners must not throw; a lost call only delays work that the database remembers.
 */
@Injectable()
export class EntryChanges {
  private readonly listeners: (() => void)[] = [];

  subscribe(listener: () => void): void {
    this.listeners.push(listener);
  }

  announce(): void {
    for (const listener of this.listeners) listener();
  }
}
