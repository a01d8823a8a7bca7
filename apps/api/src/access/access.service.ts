import { ApiKeyService, type Principal, type Right, SessionService } from '@jeonghap/identity';
import { Forbidden, NotSignedIn } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Admission } from './allow.js';
import { principalOf, rememberPrincipal } from './principal.js';
import { assertOwnPage, assertOwnScript, isChange } from './same-origin.js';
import { readSessionToken } from './session-cookie.js';

/** Who sends a request, and whether that may be. */
@Injectable()
export class AccessService {
  constructor(
    private readonly sessions: SessionService,
    private readonly keys: ApiKeyService,
  ) {}

  /**
   * Finds out who sends a request and checks that it may.
   * @throws NotSignedIn, Forbidden
   */
  async admit(
    request: FastifyRequest,
    admission: Admission | undefined,
    hasSecretInAddress = false,
  ): Promise<void> {
    assertNotForged(request, hasSecretInAddress);
    await this.assertAdmission(request, admission);
  }

  /** The same for pages of others that are served here and cannot send our header. @throws NotSignedIn, Forbidden */
  async admitPage(request: FastifyRequest, admission: Right): Promise<void> {
    if (isChange(request)) assertOwnPage(request);
    await this.assertAdmission(request, admission);
  }

  private async assertAdmission(request: FastifyRequest, admission: Admission | undefined): Promise<void> {
    const principal = await this.identify(request);
    if (admission === 'everyone') return;
    if (principal === undefined) throw new NotSignedIn('access.sign-in-required');
    assertAllowed(principal, admission);
  }

  /** Who sends a request, if that is known. @throws NotSignedIn `access.key-invalid`; a session that ended is no error by itself */
  async identify(request: FastifyRequest): Promise<Principal | undefined> {
    const known = principalOf(request);
    if (known !== undefined) return known;
    const found = await this.authenticate(request);
    if (found !== undefined) rememberPrincipal(request, found);
    return found;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      const owner = key === undefined ? undefined : await this.keys.authenticate(key);
      if (owner === undefined) throw new NotSignedIn('access.key-invalid');
      return owner;
    }
    const token = readSessionToken(request);
    return token === undefined ? undefined : this.sessions.authenticate(token);
  }
}

/** What comes with a key of its own cannot be forged by another site: a browser adds cookies by itself, keys never. */
function assertNotForged(request: FastifyRequest, hasSecretInAddress: boolean): void {
  if (!isChange(request) || request.headers.authorization !== undefined) return;
  assertOwnPage(request);
  if (!hasSecretInAddress) assertOwnScript(request);
}

/** @throws Forbidden `access.denied` or `access.session-only` */
function assertAllowed(principal: Principal, admission: Exclude<Admission, 'everyone'> | undefined): void {
  if (admission === 'own-session') {
    if (principal.sessionId === null) throw new Forbidden('access.session-only');
    return;
  }
  if (admission === undefined || !principal.rights.includes(admission)) throw new Forbidden('access.denied');
}
