import { Controller, Query } from '@nestjs/common';
import { PublicReads, type Page } from '#platform';
import { Id, ListRoute, ReadRoute } from '#platform/http';
import { publicResult, publicResults } from '../queries/public-results.js';
import * as dto from './public-result.dto.js';

/** 公开结果: how projects ended, what was measured and what was paid, for everybody. */
@Controller('public/results')
export class PublicResultController {
  constructor(private readonly reads: PublicReads) {}

  @ListRoute('', { can: 'public', zh: '公开结果', en: 'Results of projects', returns: dto.PublicResultSummaryView })
  results(@Query() query: dto.PublicResultQuery): Promise<Page<dto.PublicResultSummaryView>> {
    return publicResults(this.reads, query);
  }

  @ReadRoute(':id', {
    can: 'public',
    zh: '项目结果：指标与资金',
    en: 'A result: indicators and money',
    returns: dto.PublicResultView,
  })
  result(@Id() id: string): Promise<dto.PublicResultView> {
    return publicResult(this.reads, id);
  }
}
