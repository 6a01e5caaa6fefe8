import { ChoiceField, FenField, NestedField, PpmField } from '#platform/http';
import { ComputationLineView } from './funding.dto.js';
import { BindingRuleView } from './simulation.dto.js';

export class OutlookQuery {
  @FenField({ doc: '投入总额（分），含补助 / total investment in fen, the grant included' })
  totalInvestmentFen!: string;
  @FenField({ doc: '支付揭榜方现金（分） / cash paid to the taker in fen' }) cashToTakerFen!: string;
}

export class ShareOutlookView {
  @PpmField({ doc: '补助比例 p（ppm） / share p' }) sharePpm!: number;
  @FenField({ doc: '可得补助（分） / grant in fen' }) grantFen!: string;
  @FenField({ doc: '需求方自筹（分） / left to the demander, in fen' }) ownFen!: string;
  @NestedField(() => BindingRuleView, { doc: '起限制作用的规则 / the rule that binds' }) boundBy!: BindingRuleView;
  @NestedField(() => ComputationLineView, { list: { max: 20 }, doc: '各项上限 / every limit' })
  computation!: ComputationLineView[];
}

export class FundingOutlookView {
  @ChoiceField(['total_investment', 'verified_cash_to_taker', 'verified_demander_spend'], {
    doc: '补助比例的分母 / what the share is a share of',
  })
  denominator!: string;
  @NestedField(() => ShareOutlookView, { doc: '按比例下限 / at the lower end of the band' }) lowest!: ShareOutlookView;
  @NestedField(() => ShareOutlookView, { doc: '按比例上限 / at the upper end of the band' }) highest!: ShareOutlookView;
}
