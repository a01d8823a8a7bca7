import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
} from '@nestjs/swagger';
import { ProblemDto } from './entry.dto.js';

const problem = (description: string) => ({ description, type: ProblemDto });

/** Documents a list: 200 with a page, 400 for bad filters. */
export const ListAnswers = (summary: string, page: Type) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({ type: page }),
    ApiBadRequestResponse(problem('A filter, the page size or the cursor is not valid')),
  );

/** Documents a read by key: 200 or 404. */
export const ReadAnswers = (summary: string, view: Type) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiParam({ name: 'key', description: 'Id or external reference', example: 'seed:P01' }),
    ApiOkResponse({ type: view, headers: { ETag: { description: 'Revision', schema: { type: 'string' } } } }),
    ApiNotFoundResponse(problem('No such entry')),
  );

/** Documents a list below an entry. */
export const SublistAnswers = (summary: string, page: Type) =>
  applyDecorators(
    ListAnswers(summary, page),
    ApiParam({ name: 'key', description: 'Id or external reference', example: 'seed:P01' }),
    ApiNotFoundResponse(problem('No such entry')),
  );

/** Documents a creation. */
export const CreateAnswers = (summary: string, view: Type) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes the request safe to repeat' }),
    ApiCreatedResponse({ type: view }),
    ApiBadRequestResponse(problem('Fields need correcting; each is named')),
    ApiConflictResponse(problem('The external reference is taken')),
    ApiResponse({ status: 413, ...problem('Body over 1 MB') }),
    ApiResponse({ status: 422, ...problem('The Idempotency-Key was used for another request') }),
  );

/** Documents an edit. */
export const EditAnswers = (summary: string, view: Type) =>
  applyDecorators(
    ReadAnswers(summary, view),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'Revision that the editor saw, such as `"3"`',
    }),
    ApiBadRequestResponse(problem('Fields need correcting; each is named')),
    ApiPreconditionFailedResponse(problem('Somebody changed the entry meanwhile')),
    ApiConflictResponse(problem('The external reference is taken')),
    ApiResponse({ status: 413, ...problem('Body over 1 MB') }),
    ApiResponse({ status: 428, ...problem('If-Match is missing') }),
  );
