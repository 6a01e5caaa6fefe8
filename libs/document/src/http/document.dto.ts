import { ChoiceField } from '#platform/http';

export const STATEMENT_FORMATS = ['pdf', 'xlsx'] as const;

export class StatementDocumentQuery {
  @ChoiceField(STATEMENT_FORMATS, { optional: true, doc: '文件格式，缺省 pdf / format, pdf by default' })
  format?: (typeof STATEMENT_FORMATS)[number];
}

export class PublicDocumentQuery extends StatementDocumentQuery {
  @ChoiceField(['zh', 'en'], { optional: true, doc: '文字，缺省中文 / language of the labels, Chinese by default' })
  lang?: 'zh' | 'en';
}
