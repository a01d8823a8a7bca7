import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../entry/entry.dto.js';
import { ReviewDto } from './review.dto.js';

const problem = (description: string) => ({ description, type: ProblemDto });

/** Documents a change of a review. */
export const ReviewAnswers = (summary: string) =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiParam({ name: 'askId', format: 'uuid' }),
    ApiParam({ name: 'measureId', format: 'uuid' }),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'Version that the reviewer saw, such as `"3"`; `"0"` when nobody had decided',
    }),
    ApiOkResponse({ type: ReviewDto }),
    ApiBadRequestResponse(problem('Fields need correcting; each is named')),
    ApiNotFoundResponse(problem('No such pair, or nothing to take back')),
    ApiConflictResponse(problem('A text changed, or the decision is not for this person to agree with')),
    ApiPreconditionFailedResponse(problem('Somebody changed the review meanwhile')),
    ApiResponse({ status: 428, ...problem('If-Match is missing') }),
  );
