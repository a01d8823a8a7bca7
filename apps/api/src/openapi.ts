import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** Builds the OpenAPI 3.1 document of the API from its controllers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Jeonghap API (정합)')
    .setDescription(
      'Proposals, programmes and legislative items of Korean AI policy with explained alignment scores. ' +
        'Errors are RFC 9457 problems with stable codes. Lists page by cursor. Edits need If-Match. ' +
        'What is published is readable without an account; `x-admission` says who may use the rest. ' +
        'Programs send an API key; browsers hold a session in a cookie and send X-Jeonghap-Request with each change.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, such as jh_…' }, 'api-key')
    .addCookieAuth(
      'jeonghap_session',
      { type: 'apiKey', in: 'cookie', description: 'Over TLS __Host-jeonghap_session' },
      'session',
    )
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`,
  });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
