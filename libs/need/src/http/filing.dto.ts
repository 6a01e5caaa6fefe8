import { FenField, IdField, IntField, NestedField, TextField } from '#platform/http';

export class FilingProgrammeView {
  @IdField({ doc: '计划 / programme' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) name!: string;
  @TextField({ max: 200, doc: '主管部门 / agency' }) agencyName!: string;
  @FenField({ doc: '投入总额下限（分） / floor of the total investment in fen' }) investmentFloorFen!: string;
  @IntField({ min: 1, max: 1200, doc: '最长攻关期限（月） / longest period in months' }) maxPeriodMonths!: number;
}

export class RecommenderView {
  @IdField({ doc: '归口管理单位 / unit that recommends' }) id!: string;
  @TextField({ max: 200, doc: '单位名称 / name' }) name!: string;
}

export class FilingChoicesView {
  @NestedField(() => FilingProgrammeView, { list: { max: 200 }, doc: '可填报的计划 / programmes' })
  programmes!: readonly FilingProgrammeView[];
  @NestedField(() => RecommenderView, { list: { max: 200 }, doc: '归口管理单位 / recommenders' })
  recommenders!: readonly RecommenderView[];
}
