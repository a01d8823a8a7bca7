/** Somebody's account at an OpenID provider, by which they may sign in here. */
export interface LinkedSignIn {
  readonly id: string;
  readonly issuer: string;
  /** Address that the provider vouched for when it was last used. */
  readonly email: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Whether a link leads in at present: only one of the provider that is set up does. */
export const isUsable = ({ issuer }: Pick<LinkedSignIn, 'issuer'>, present: string | undefined): boolean =>
  present !== undefined && URL.canParse(issuer) && new URL(issuer).href === new URL(present).href;
