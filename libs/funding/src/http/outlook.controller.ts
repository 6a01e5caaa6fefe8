import { Controller, Query } from '@nestjs/common';
import { fenToJson, messageOf, ppmToNumber, UnitOfWork, type Context } from '#platform';
import { Ctx, Id, ReadRoute } from '#platform/http';
import { fundingOutlook, type ShareOutlook } from '../queries/funding-outlook.js';
import { lineView } from './funding.views.js';
import * as dto from './outlook.dto.js';

/** What a demander may expect from a programme while it writes its need. */
@Controller()
export class OutlookController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('programmes/:id/funding-outlook', {
    can: 'need.create',
    zh: '补助测算：投入总额在补助比例上下限各可得多少，受哪条规则限制',
    en: 'What the programme would grant at both ends of its band, and the rule that binds',
    returns: dto.FundingOutlookView,
  })
  outlook(@Ctx() ctx: Context, @Id() id: string, @Query() query: dto.OutlookQuery): Promise<dto.FundingOutlookView> {
    return this.unit.read(ctx, async (tx) => {
      const { rules, lowest, highest } = await fundingOutlook(tx, { ...query, programmeId: id });
      return { denominator: rules.denominator, lowest: shareView(lowest), highest: shareView(highest) };
    });
  }
}

const shareView = ({ share, grant, own, bound, lines }: ShareOutlook): dto.ShareOutlookView => ({
  sharePpm: ppmToNumber(share),
  grantFen: fenToJson(grant),
  ownFen: fenToJson(own),
  boundBy: { code: bound, ...messageOf(bound) },
  computation: lines.map(lineView),
});
