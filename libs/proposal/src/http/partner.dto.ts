import { ORGANISATION_KINDS } from '#identity';
import { ChoiceField, IdField, NestedField, TextField } from '#platform/http';

export class PartnerQuery {
  @TextField({ min: 2, max: 50, doc: '单位名称中的字，或统一社会信用代码 / part of the name, or the credit code' })
  q!: string;
}

export class PartnerChoiceView {
  @IdField({ doc: '单位 / organisation' }) id!: string;
  @TextField({ max: 200, doc: '单位名称 / name' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { doc: '单位类型 / kind of organisation' }) kind!: string;
  @TextField({ max: 100, nullable: true, doc: '所在地区 / region' }) region!: string | null;
}

export class PartnerChoicesView {
  @NestedField(() => PartnerChoiceView, { list: { max: 20 }, doc: '单位 / organisations' })
  items!: readonly PartnerChoiceView[];
}
