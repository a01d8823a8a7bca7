import { SourceDocumentService } from '@jeonghap/catalogue';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { SourceDocumentPageDto, SourceDocumentQueryDto } from './source-document.dto.js';

@ApiTags('source-documents')
@Controller('source-documents')
@Allow('everyone')
export class SourceDocumentController {
  constructor(private readonly documents: SourceDocumentService) {}

  @Get()
  @ListAnswers('Documents that entries are taken from, by title', SourceDocumentPageDto)
  async list(@Query() query: SourceDocumentQueryDto): Promise<SourceDocumentPageDto> {
    const page = await this.documents.list(query);
    return {
      ...page,
      items: page.items.map(({ note: _note, noteEn: _noteEn, createdAt: _createdAt, ...one }) => one),
    };
  }
}
