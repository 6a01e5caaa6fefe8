import { Controller, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiNotModifiedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicReads } from '#platform';
import { DrawingRateLimit, Id, ReadRoute } from '#platform/http';
import { FileAnswer, fileHeaders } from '#file';
import { DrawnDocuments } from '../drawn-documents.js';
import { bulletinList, challengeList, type PublicList } from '../public-list/public-list.js';
import { listPaper } from '../public-list/public-list.paper.js';
import { PublicDocumentQuery } from './document.dto.js';
import { MEDIA_TYPES } from './media-types.js';

/** Lists to print, for everybody. Drawn once for each version of what stands on them. */
@Controller('public')
export class PublicDocumentController {
  constructor(
    private readonly reads: PublicReads,
    private readonly documents: DrawnDocuments,
  ) {}

  @ReadRoute('bulletins/:id/document', {
    can: 'public',
    zh: '榜单（PDF 或 XLSX）',
    en: 'A bulletin to print (PDF or XLSX)',
  })
  @FileAnswer()
  @ApiNotModifiedResponse({ description: '与 If-None-Match 相同 / the same as before' })
  @DrawingRateLimit()
  async bulletin(
    @Id() id: string,
    @Query() query: PublicDocumentQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.answer(await bulletinList(this.reads, id), query, { request, reply });
  }

  @ReadRoute('challenges/:id/document', {
    can: 'public',
    zh: '榜题（PDF 或 XLSX）',
    en: 'A challenge to print (PDF or XLSX)',
  })
  @FileAnswer()
  @ApiNotModifiedResponse({ description: '与 If-None-Match 相同 / the same as before' })
  @DrawingRateLimit()
  async challenge(
    @Id() id: string,
    @Query() query: PublicDocumentQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.answer(await challengeList(this.reads, id), query, { request, reply });
  }

  /** 304 to whoever has the same already, before anything is drawn. */
  private async answer(
    list: PublicList,
    { format = 'pdf', lang = 'zh' }: PublicDocumentQuery,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<StreamableFile | undefined> {
    const order = { paper: listPaper(list, lang), format };
    const etag = `"${this.documents.hashOf(order)}"`;
    void reply.headers({ etag, 'cache-control': 'public, max-age=60' });
    if (request.headers['if-none-match'] === etag) {
      void reply.status(304);
      return undefined;
    }
    const { bytes } = await this.documents.draw(order);
    const name = `榜单-${order.paper.shortName}.${format}`;
    const headers = fileHeaders({ name, mediaType: MEDIA_TYPES[format], size: bytes.length });
    void reply.headers({ ...headers, etag, 'cache-control': 'public, max-age=60' });
    return new StreamableFile(bytes);
  }
}
