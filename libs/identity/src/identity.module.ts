import { type DynamicModule, Module } from '@nestjs/common';
import { AccountService } from './account/account.service.js';
import { ApiKeyService } from './api-key/api-key.service.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from './identity-settings.js';
import { OneTimeLinkService } from './one-time-link/one-time-link.service.js';
import { LinkedSignInService } from './provider/linked-sign-in.service.js';
import { ProviderClient } from './provider/provider-client.js';
import { ProviderSignInService } from './provider/provider-sign-in.service.js';
import { SampleAccountService } from './sample/sample-account.service.js';
import { SessionService } from './session/session.service.js';

const services = [
  AccountService,
  ApiKeyService,
  LinkedSignInService,
  OneTimeLinkService,
  ProviderSignInService,
  SampleAccountService,
  SessionService,
];

@Module({})
export class IdentityModule {
  static forRoot(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      providers: [...services, ProviderClient, { provide: IDENTITY_SETTINGS, useValue: settings }],
      exports: services,
    };
  }
}
