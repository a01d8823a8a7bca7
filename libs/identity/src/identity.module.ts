import { type DynamicModule, Module } from '@nestjs/common';
import { AccountService } from './account/account.service.js';
import { ApiKeyService } from './api-key/api-key.service.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from './identity-settings.js';
import { OneTimeLinkService } from './one-time-link/one-time-link.service.js';
import { SampleAccountService } from './sample/sample-account.service.js';
import { SessionService } from './session/session.service.js';

const services = [AccountService, ApiKeyService, OneTimeLinkService, SampleAccountService, SessionService];

@Module({})
export class IdentityModule {
  static forRoot(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      providers: [...services, { provide: IDENTITY_SETTINGS, useValue: settings }],
      exports: services,
    };
  }
}
