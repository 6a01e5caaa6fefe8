import { Controller } from '@nestjs/common';
import { UnitOfWork, type Context } from '#platform';
import { Ctx, ReadRoute } from '#platform/http';
import { filingChoices } from '../queries/filing-choices.js';
import * as dto from './filing.dto.js';

/** What somebody who files a need chooses from. */
@Controller('needs')
export class FilingController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('filing-choices', {
    can: 'need.create',
    zh: '填报需求时可选的计划与归口管理单位',
    en: 'Programmes in which a need can be filed, and units that recommend',
    returns: dto.FilingChoicesView,
  })
  choices(@Ctx() ctx: Context): Promise<dto.FilingChoicesView> {
    return this.unit.read(ctx, (tx) => filingChoices(tx));
  }
}
