export const LINK_PURPOSES = ['first_admin', 'invitation', 'password_reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** How long links hold, hours. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = {
  first_admin: 24,
  invitation: 7 * 24,
  password_reset: 24,
};

/** A link as it is handed out; the token is nowhere else. */
export interface IssuedLink {
  readonly purpose: LinkPurpose;
  /** Address within the web app. The token stands behind `#`, which browsers send to no server. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** What the page of a link shows before it is used. */
export interface LinkPreview {
  readonly purpose: LinkPurpose;
  /** Whose account it is; null for the first administrator, who chooses. */
  readonly email: string | null;
  readonly name: string | null;
  readonly expiresAt: Date;
}

export interface LinkUse {
  readonly password: string;
  /** Of the first administrator only. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

export const linkPath = (token: string): string => `/link#${token}`;
