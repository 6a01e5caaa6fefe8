import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Schemas } from '../client/api';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';
import { SheetRegion } from './sheet-region';

export type Indicator = Pick<
  Schemas['IndicatorView'],
  | 'id'
  | 'name'
  | 'values'
  | 'unit'
  | 'condition'
  | 'baseline'
  | 'bestKnown'
  | 'weight'
  | 'kind'
  | 'mustPass'
  | 'zh'
  | 'en'
> & { readonly protocol: Schemas['IndicatorView']['protocol'] };

/** A stage on the indicator's way (commitment, agreement, milestone, acceptance): its heading and each indicator's cell. */
export interface IndicatorStage {
  readonly key: string;
  readonly title: string;
  readonly cell: (indicatorId: string) => ReactNode;
}

interface Props {
  readonly indicators: readonly Indicator[];
  /** What happened to each indicator since, from left to right: the same object from need to acceptance. */
  readonly stages?: readonly IndicatorStage[];
}

/** The indicators as one table: target, protocol, who measures, and each stage beside it. */
export function IndicatorTable({ indicators, stages = [] }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <SheetRegion name={t('指标表', 'Indicators')}>
      <Table<Indicator>
        size="small"
        bordered
        pagination={false}
        rowKey="id"
        dataSource={[...indicators]}
        className="wide-table"
        columns={[
          {
            title: t('指标', 'Indicator'),
            key: 'name',
            render: (_, indicator) => (
              <>
                <div>{indicator.name}</div>
                <Tag color={indicator.kind === 'key' ? 'blue' : 'default'}>{words.choice(indicator.kind, 'kind')}</Tag>
                {indicator.mustPass && <Tag color="red">{t('必须达到', 'Must pass')}</Tag>}
              </>
            ),
          },
          { title: t('要求', 'Target'), key: 'target', render: (_, indicator) => t(indicator) },
          {
            title: t('测量方法', 'Protocol'),
            key: 'protocol',
            render: (_, { protocol }) => <Protocol protocol={protocol} />,
          },
          {
            title: t('现状 / 国内外最好', 'Today / best known'),
            key: 'baseline',
            render: (_, { baseline, bestKnown }) => `${baseline ?? '—'} / ${bestKnown ?? '—'}`,
          },
          { title: t('权重', 'Weight'), key: 'weight', dataIndex: 'weight', align: 'right' },
          ...stages.map(({ key, title, cell }) => ({
            title,
            key,
            render: (_: unknown, { id }: Indicator) => cell(id),
          })),
        ]}
      />
    </SheetRegion>
  );
}

function Protocol({ protocol }: { protocol: Indicator['protocol'] }) {
  const parts = Object.values(protocol).filter((part): part is string => typeof part === 'string' && part !== '');
  return (
    <>
      {parts.map((part) => (
        <div key={part}>{part}</div>
      ))}
    </>
  );
}
