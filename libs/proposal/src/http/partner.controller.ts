import { Controller, Query } from '@nestjs/common';
import { UnitOfWork, type Context } from '#platform';
import { Ctx, ReadRoute } from '#platform/http';
import { partnerChoices } from '../queries/partner-choices.js';
import * as dto from './partner.dto.js';

/** Whom a taker can name in its consortium. */
@Controller('proposals')
export class PartnerController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('partner-choices', {
    can: 'proposal.create',
    zh: '按名称或信用代码查找联合体参与单位',
    en: 'Registered organisations for a consortium, by name or credit code',
    returns: dto.PartnerChoicesView,
  })
  choices(@Ctx() ctx: Context, @Query() { q }: dto.PartnerQuery): Promise<dto.PartnerChoicesView> {
    return this.unit.read(ctx, async (tx) => ({ items: await partnerChoices(tx, q.trim()) }));
  }
}
