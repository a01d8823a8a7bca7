import { ThesaurusEditingService, ThesaurusService } from '@jeonghap/recompute';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { IfMatchRevision } from '../http/preconditions.js';
import {
  ConceptDraftDto,
  ConceptDto,
  ConceptImportAnswerDto,
  ConceptImportDto,
  ConceptPageDto,
  ConceptQueryDto,
  ConceptTableDto,
} from './concept.dto.js';
import { CONCEPT_COLUMNS, readConceptTable, writeConceptTable } from './concept-table.js';

const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such concept' });
const faulty = ApiBadRequestResponse({
  type: ProblemDto,
  description: 'The concept has faults; each field is named',
});
const stale = ApiPreconditionFailedResponse({
  type: ProblemDto,
  description: 'Somebody changed it meanwhile',
});
const ifMatch = ApiHeader({
  name: 'If-Match',
  required: true,
  description: '`revision` of the concept, such as `"0"`',
});

/** Concepts as the draft has them; without a draft, as readers see the scores of. */
@ApiTags('thesaurus')
@Controller('thesaurus')
@Allow('see-internal')
export class ConceptController {
  constructor(
    private readonly thesaurus: ThesaurusService,
    private readonly editing: ThesaurusEditingService,
  ) {}

  @Get('concepts')
  @ListAnswers('Concepts by Korean name', ConceptPageDto)
  list(
    @Query() { limit, cursor, ...filter }: ConceptQueryDto,
    @Actor() actor: string,
  ): Promise<ConceptPageDto> {
    return this.thesaurus.list(filter, { limit, cursor }, actor);
  }

  @Get('concepts.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="concepts.csv"')
  @ApiOperation({ summary: `All concepts of the draft as CSV: ${CONCEPT_COLUMNS}; lists are parted by |` })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportCsv(@Actor() actor: string): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(writeConceptTable(await this.thesaurus.all(actor)), 'utf8'));
  }

  @Post('import')
  @Allow('edit-catalogue')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write up to 1,000 concepts into the draft, all or none' })
  @ApiOkResponse({ type: ConceptImportAnswerDto })
  @faulty
  async import(@Body() { rows }: ConceptImportDto, @Actor() actor: string): Promise<ConceptImportAnswerDto> {
    const changed = await this.editing.import(
      rows.map(({ id, ...draft }) => ({ id, draft })),
      actor,
    );
    return { changed };
  }

  @Post('import-csv')
  @Allow('edit-catalogue')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same from the text of a CSV file' })
  @ApiOkResponse({ type: ConceptImportAnswerDto })
  @faulty
  async importCsv(@Body() { csv }: ConceptTableDto, @Actor() actor: string): Promise<ConceptImportAnswerDto> {
    const changed = await this.editing.import(
      readConceptTable(csv).map(({ id, ...draft }) => ({ id, draft })),
      actor,
    );
    return { changed };
  }

  @Get('concepts/:id')
  @ApiOperation({ summary: 'A concept with its links, faults, and as it is live and shipped' })
  @ApiOkResponse({ type: ConceptDto })
  @notFound
  get(@Param('id') id: string, @Actor() actor: string): Promise<ConceptDto> {
    return this.thesaurus.get(id, actor);
  }

  @Put('concepts/:id')
  @Allow('edit-catalogue')
  @ifMatch
  @ApiOperation({ summary: 'Write a concept into the draft, which is begun when there is none' })
  @ApiOkResponse({ type: ConceptDto })
  @faulty
  @stale
  async save(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Body() draft: ConceptDraftDto,
    @Actor() actor: string,
  ): Promise<ConceptDto> {
    await this.editing.save({ id, revision }, draft, actor);
    return this.thesaurus.get(id, actor);
  }

  @Delete('concepts/:id')
  @Allow('edit-catalogue')
  @HttpCode(204)
  @ifMatch
  @ApiOperation({ summary: 'Take a concept out of the draft' })
  @ApiNoContentResponse()
  @notFound
  @stale
  remove(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Actor() actor: string,
  ): Promise<void> {
    return this.editing.remove({ id, revision }, actor);
  }

  @Delete('concepts/:id/change')
  @Allow('edit-catalogue')
  @HttpCode(204)
  @ifMatch
  @ApiOperation({ summary: 'Make a concept of the draft as readers see the scores of' })
  @ApiNoContentResponse()
  @stale
  revert(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Actor() actor: string,
  ): Promise<void> {
    return this.editing.revert({ id, revision }, actor);
  }
}
