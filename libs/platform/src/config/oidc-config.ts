import { type EnvironmentReader } from './environment-reader.js';

/** Roles that a provider's word may stand for. */
const ROLES = ['admin', 'editor', 'reviewer', 'company'] as const;

/** An OpenID provider and what its word counts for. */
export interface OidcConfig {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call the provider, for the button. */
  readonly label: { readonly ko: string; readonly en: string };
  /** Domains of the e-mail addresses that are let in; empty for any. */
  readonly emailDomains: readonly string[];
  /** The claim that has somebody's roles; absent means that claims give none. */
  readonly roleClaim?: string;
  /** The role that a value of the role claim stands for. */
  readonly roles: Readonly<Record<string, (typeof ROLES)[number]>>;
  /** Whether somebody who comes for the first time gets an account. */
  readonly makesAccounts: boolean;
}

/** Without issuer and client there is no provider; half a setting is a mistake and is said. */
export function readOidcConfig(reader: EnvironmentReader): OidcConfig | undefined {
  reader.requireAllOrNone(['JEONGHAP_OIDC_ISSUER', 'JEONGHAP_OIDC_CLIENT_ID', 'JEONGHAP_OIDC_CLIENT_SECRET']);
  reader.requireAllOrNone(['JEONGHAP_OIDC_ROLE_CLAIM', 'JEONGHAP_OIDC_ROLES']);
  const issuer = reader.secureUrl('JEONGHAP_OIDC_ISSUER');
  const roleClaim = reader.text('JEONGHAP_OIDC_ROLE_CLAIM');
  const config = {
    clientId: reader.text('JEONGHAP_OIDC_CLIENT_ID') ?? '',
    clientSecret: reader.text('JEONGHAP_OIDC_CLIENT_SECRET') ?? '',
    label: {
      ko: reader.text('JEONGHAP_OIDC_LABEL_KO') ?? '기관 계정',
      en: reader.text('JEONGHAP_OIDC_LABEL_EN') ?? 'organisation account',
    },
    emailDomains: reader.domains('JEONGHAP_OIDC_EMAIL_DOMAINS'),
    ...(roleClaim === undefined ? {} : { roleClaim }),
    roles: reader.pairs('JEONGHAP_OIDC_ROLES', ROLES),
    makesAccounts: reader.toggle('JEONGHAP_OIDC_MAKE_ACCOUNTS', false),
  };
  return issuer === undefined ? undefined : { issuer, ...config };
}
