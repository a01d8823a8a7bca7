import { NotFound, NotSignedIn, ProductError, Unavailable } from '@jeonghap/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../identity-settings.js';
import { newSecret } from '../secret-token.js';
import { type Claims, type ProviderSettings } from './provider.js';
import { ANSWER_SECONDS, createProviderFetch } from './provider-fetch.js';

/** What an answer of the provider must fit to; the browser knows the state alone. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

const SCOPE = 'openid email profile';

/** Speaks OpenID Connect with the provider: authorization code, PKCE, state, nonce, signed ID tokens. */
@Injectable()
export class ProviderClient {
  private readonly logger = new Logger(ProviderClient.name);
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(@Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings) {}

  /** @throws NotFound `provider.not-configured` */
  getProvider(): ProviderSettings {
    const { provider } = this.settings;
    if (provider === undefined) throw new NotFound('provider.not-configured');
    return provider;
  }

  /**
   * Where to send somebody, and what the answer must fit to.
   * @param returnAddress whole address that the provider sends them back to
   * @throws Unavailable `provider.unavailable`
   */
  async begin(
    returnAddress: string,
  ): Promise<{ readonly address: string; readonly secrets: AttemptSecrets }> {
    const configuration = await this.discover();
    const secrets = { state: newSecret(), nonce: newSecret(), codeVerifier: openid.randomPKCECodeVerifier() };
    const address = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: returnAddress,
      scope: SCOPE,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, secrets };
  }

  /**
   * Exchanges the code for what the provider says about somebody: claims of the ID token, and beside them those that it
   * keeps for its userinfo endpoint.
   * @param returned whole address at which the provider sent them back
   * @throws NotSignedIn `provider.refused` or `provider.answer-invalid`, Unavailable `provider.unavailable`
   */
  async exchange(returned: URL, { state, nonce, codeVerifier }: AttemptSecrets): Promise<Claims> {
    const configuration = await this.discover();
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new NotSignedIn('provider.answer-invalid');
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      const more = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { ...more, ...claims };
    } catch (error) {
      throw this.toRefusal(error);
    }
  }

  /** Asks the provider about itself at the first use, so that one that is away stops nobody's start; and once is enough. */
  private discover(): Promise<openid.Configuration> {
    this.discovered ??= discover(this.getProvider()).catch((error: unknown) => {
      this.discovered = undefined;
      this.logger.warn(`the provider cannot be used: ${reasonOf(error)}`);
      throw new Unavailable('provider.unavailable', { cause: error });
    });
    return this.discovered;
  }

  /** The operator learns what was wrong; the person at the browser could do nothing about it. */
  private toRefusal(error: unknown): ProductError {
    this.logger.warn(`a sign-in through the provider failed: ${reasonOf(error)}`);
    const known = chainOf(error).find((one) => one instanceof ProductError);
    if (known !== undefined) return known;
    const isRefusal = error instanceof openid.AuthorizationResponseError;
    return new NotSignedIn(isRefusal ? 'provider.refused' : 'provider.answer-invalid', { cause: error });
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<openid.Configuration> {
  const provider = createProviderFetch(issuer);
  const isPlain = new URL(issuer).protocol === 'http:'; // on this very machine, for trying
  const configuration = await openid.discovery(
    new URL(issuer),
    clientId,
    undefined,
    authenticateBy(clientSecret),
    {
      [openid.customFetch]: provider.fetch,
      timeout: ANSWER_SECONDS,
      execute: [
        openid.enableNonRepudiationChecks,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so to be noticed; the settings allow plain HTTP on loopback only
        ...(isPlain ? [openid.allowInsecureRequests] : []),
      ],
    },
  );
  const { token_endpoint, jwks_uri, userinfo_endpoint } = configuration.serverMetadata();
  provider.trust([token_endpoint, jwks_uri, userinfo_endpoint]);
  return configuration;
}

/** The secret goes into a header, as the standard has it, unless the provider says that it takes it in the body only. */
function authenticateBy(clientSecret: string): openid.ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const isBasic = methods.includes('client_secret_basic');
    (isBasic ? openid.ClientSecretBasic(clientSecret) : openid.ClientSecretPost(clientSecret))(
      server,
      ...rest,
    );
  };
}

function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}

/** Messages only: what else such errors carry may hold tokens. */
const reasonOf = (error: unknown): string =>
  chainOf(error)
    .map(({ message }) => message)
    .join(': ');
