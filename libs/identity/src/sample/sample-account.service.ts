import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { inTask } from '../in-task.js';
import { findSampleAccounts, type SampleAccount } from './sample-accounts.js';

/** The accounts that whoever tries the product on the own machine may use. */
@Injectable()
export class SampleAccountService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** None on a database without the sample catalogue. */
  list(): Promise<readonly SampleAccount[]> {
    return inTask(this.dataSource, 'sign-in', findSampleAccounts);
  }
}
