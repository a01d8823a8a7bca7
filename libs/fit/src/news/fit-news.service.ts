import { asActor } from '@jeonghap/catalogue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { dayInSeoul } from '../day-in-seoul.js';
import { readOwnCompany } from '../profile/own-company.store.js';
import { isNews } from './fit-news.js';
import { forgetTold, putTold, readOfMail, readUntold } from './fit-news.store.js';
import { type NewsMail, toNewsMail } from './to-news-mail.js';

/** Somebody who wants to be told by mail. */
export interface NewsReader {
  readonly accountId: string;
  readonly lang: 'ko' | 'en';
  /** Notices that are older are not told. */
  readonly since: Date;
}

/**
 * What the company of somebody is to be told by mail, and what was. It is read as that person: whoever acts for no company any more, or may not sign in,
 * is told nothing. For workers.
 */
@Injectable()
export class FitNewsService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Whether there is anything that the reader was not told. @param now whose day in Seoul it is */
  async hasNews(reader: NewsReader, now: Date): Promise<boolean> {
    const news = await this.asReader(reader, async (manager) =>
      (await readOwnCompany(manager)) === null ? null : readUntold(manager, scopeOf(reader, now)),
    );
    return news !== null && isNews(news);
  }

  /**
   * What a mail says, and notes that the reader is told it: the same however often it is asked for, but for what does not hold any more.
   * @param mailId names the mail
   * @returns null where there is nothing to tell
   */
  take(reader: NewsReader, mailId: string, now: Date): Promise<NewsMail | 'no-company' | null> {
    return this.asReader(reader, async (manager) => {
      if ((await readOwnCompany(manager)) === null) return 'no-company';
      // two mails to one person do not tell the same
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `fit_told/${reader.accountId}`,
      ]);
      const { accountId, lang } = reader;
      const today = dayInSeoul(now);
      const present = await readOfMail(manager, mailId, today);
      const news = present ?? (await readUntold(manager, scopeOf(reader, now)));
      if (!isNews(news)) return null;
      if (present === undefined) await putTold(manager, news, { accountId, mailId });
      return toNewsMail(news, today, lang);
    });
  }

  /** That mails never went out: what they were to tell is told by another one. */
  release(mailIds: readonly string[]): Promise<void> {
    return forgetTold(this.dataSource.manager, mailIds);
  }

  private asReader<T>({ accountId }: NewsReader, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return asActor(this.dataSource, `user:${accountId}`, work);
  }
}

const scopeOf = ({ accountId, since }: NewsReader, now: Date) => ({
  ...{ accountId, since },
  today: dayInSeoul(now),
});
