import { Table, Tag } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';

type Changes = Schemas['TextDiffView'];

interface Line {
  readonly key: string;
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What an addendum changes, line by line: before and after. */
export function TextChanges({ changes }: { changes: Changes }) {
  const { t } = useLanguage();
  const lines = useLines(changes);
  if (lines.length === 0) return null;
  return (
    <SheetRegion name={t('逐项变动', 'What changes')}>
      <Table<Line>
        className="wide-table"
        size="small"
        bordered
        pagination={false}
        dataSource={lines}
        columns={[
          { title: t('内容', 'What'), dataIndex: 'what', key: 'what' },
          { title: t('原为', 'Before'), key: 'from', render: (_, { from }) => (from ? <del>{from}</del> : '—') },
          { title: t('改为', 'After'), key: 'to', render: (_, { to }) => (to ? <ins>{to}</ins> : <Gone />) },
        ]}
      />
    </SheetRegion>
  );
}

function Gone() {
  const { t } = useLanguage();
  return <Tag>{t('删去', 'Removed')}</Tag>;
}

/** The words of the fields; those that no label of the api has yet. */
const FIELDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ['名称', 'Title'],
  summary: ['摘要', 'Summary'],
  cannotSolveAlone: ['自身无法解决的难点', 'What cannot be solved alone'],
  scene: ['应用场景', 'Scene of application'],
  field: ['技术领域', 'Field'],
  region: ['地区', 'Region'],
  resultOwnership: ['成果归属', 'Result ownership'],
  cooperation: ['合作方式', 'Cooperation'],
  periodMonths: ['攻关期限（月）', 'Period in months'],
  chainNode: ['产业链环节', 'Place in the chain'],
};

function useLines({ fields, indicators }: Changes): Line[] {
  const { t } = useLanguage();
  const words = useWords();
  const worded = (field: string, value: string | null) => value && words.choice(value, field);
  return [
    ...fields.map(({ field, from, to }) => ({
      key: field,
      what: t(...(FIELDS[field] ?? ([field, field] as const))),
      from: worded(field, from),
      to: worded(field, to),
    })),
    ...indicators.map(({ id, from, to }) => {
      const name = to?.name ?? from?.name ?? '';
      return {
        key: id,
        what: t(`指标：${name}`, `Indicator: ${name}`),
        from: from && t(from),
        to: to && t(to),
      };
    }),
  ];
}
