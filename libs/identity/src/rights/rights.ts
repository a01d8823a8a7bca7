/** What a person is to the service (역할). Whoever has no account is a public reader. */
export const ROLES = ['admin', 'editor', 'reviewer', 'company'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may be used for (범위), at most; the roles of its owner bound it further. */
export const SCOPES = ['read', 'review', 'edit', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What somebody may do (권한). Reading what is published needs none. */
export const RIGHTS = ['see-internal', 'discuss', 'review', 'edit-catalogue', 'administer'] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  admin: RIGHTS,
  editor: ['see-internal', 'discuss', 'edit-catalogue'],
  reviewer: ['see-internal', 'discuss', 'review'],
  company: [],
};

const RIGHTS_OF_SCOPE: Readonly<Record<Scope, readonly Right[]>> = {
  read: ['see-internal'],
  review: ['see-internal', 'discuss', 'review'],
  edit: ['see-internal', 'discuss', 'edit-catalogue'],
  admin: RIGHTS,
};

/** Somebody who is signed in, as of this request. */
export interface Principal {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The stakeholder for whom a company user acts. */
  readonly stakeholderId: string | null;
  readonly isSample: boolean;
  readonly rights: readonly Right[];
  /** The session of a person; null for a program that came with an API key. */
  readonly sessionId: string | null;
  /** The API key that a program came with; null for a person. */
  readonly keyId: string | null;
}

/** Rights of a person with these roles, or of a key that such a person made. */
export function rightsOf(roles: readonly Role[], scopes?: readonly Scope[]): readonly Right[] {
  const granted = new Set(roles.flatMap((role) => RIGHTS_OF_ROLE[role]));
  const within = new Set(scopes === undefined ? RIGHTS : scopes.flatMap((scope) => RIGHTS_OF_SCOPE[scope]));
  return RIGHTS.filter((right) => granted.has(right) && within.has(right));
}

/** The scopes that a person with these roles may give a key: those that would not promise more than the person may. */
export function scopesFor(roles: readonly Role[]): readonly Scope[] {
  const granted = rightsOf(roles);
  return SCOPES.filter(
    (scope) => scope === 'read' || RIGHTS_OF_SCOPE[scope].every((right) => granted.includes(right)),
  );
}

const ACTOR_PREFIX = 'user:';

/** Name of a person in histories: it stays the same when the person is renamed, and tells the public nothing. */
export function actorOf({ accountId }: Pick<Principal, 'accountId'>): string {
  return `${ACTOR_PREFIX}${accountId}`;
}

/** The account that a history's actor stands for; undefined for actors of other kinds. */
export function accountIdOfActor(actor: string): string | undefined {
  return actor.startsWith(ACTOR_PREFIX) ? actor.slice(ACTOR_PREFIX.length) : undefined;
}
