import { type Right } from '@jeonghap/identity';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiExtension,
  ApiForbiddenResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../entry/entry.dto.js';

/**
 * Who may use a route: everybody, a person with a session of the web, or whoever has a right, with an API key too.
 */
export type Admission = 'everyone' | 'own-session' | Right;

export const ADMISSION = 'jeonghap:admission';
export const SECRET_IN_ADDRESS = 'jeonghap:secret-in-address';

/**
 * Says that the address of a change has a secret by which it is allowed, so that programs that cannot send our header may ask for it, too.
 * A browser that another site makes ask is refused all the same.
 */
export const SecretInAddress = (): MethodDecorator => SetMetadata(SECRET_IN_ADDRESS, true);

/** Says who may use a route, to the guard and in the API's document. A route that does not say is open to nobody. */
export function Allow(admission: Admission): MethodDecorator & ClassDecorator {
  const marks = [SetMetadata(ADMISSION, admission), ApiExtension('x-admission', admission)];
  if (admission === 'everyone') return applyDecorators(...marks);
  return applyDecorators(
    ...marks,
    ApiCookieAuth('session'),
    ...(admission === 'own-session' ? [] : [ApiBearerAuth('api-key')]),
    ApiUnauthorizedResponse({ type: ProblemDto, description: 'Not signed in' }),
    ApiForbiddenResponse({
      type: ProblemDto,
      description: 'Not allowed to this account, or sent by another site',
    }),
  );
}
