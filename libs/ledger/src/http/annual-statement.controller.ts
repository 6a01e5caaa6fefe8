import { Controller, Param, type PipeTransform } from '@nestjs/common';
import { malformed, UnitOfWork, type Context } from '#platform';
import { Ctx, Id, ReadRoute } from '#platform/http';
import { annualStatement } from '../queries/annual-statement.js';
import { AnnualStatementView, annualStatementView } from './annual-statement.views.js';

/** A path parameter that names a fiscal year. @throws 400 ledger.malformed_year */
export class YearPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^2\d{3}$/.test(value)) throw malformed('ledger.malformed_year');
    return Number(value);
  }
}

/** 年度决算表: what a year did to the programme's money. */
@Controller()
export class AnnualStatementController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('programmes/:programmeId/annual-statements/:year', {
    can: 'ledger.read',
    zh: '年度决算表',
    en: 'Annual statement of a programme',
    returns: AnnualStatementView,
  })
  read(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Param('year', YearPipe) year: number,
  ): Promise<AnnualStatementView> {
    return this.unit.read(ctx, async (tx) => annualStatementView(await annualStatement(tx, { programmeId, year })));
  }
}
