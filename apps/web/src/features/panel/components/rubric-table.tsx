import { Table } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';
import { Percent } from '../../../ui/values';

type Criterion = Schemas['CriterionView'];

/** The criteria a panel scores by. */
export function RubricTable({ rubric }: { rubric: readonly Criterion[] }) {
  const { t } = useLanguage();
  return (
    <SheetRegion name={t('评分表', 'Rubric')}>
      <Table<Criterion>
        size="small"
        pagination={false}
        rowKey="code"
        dataSource={[...rubric]}
        columns={[
          { title: t('评分项', 'Criterion'), key: 'title', render: (_, { title }) => t(title) },
          {
            title: t('权重', 'Weight'),
            key: 'weight',
            align: 'right',
            render: (_, { weight }) => <Percent ppm={weight} />,
          },
          {
            title: t('一票否决', 'Must pass'),
            key: 'mustPass',
            render: (_, { mustPass, passScore = 0 }) =>
              mustPass ? t(`不低于 ${passScore} 分`, `at least ${passScore} points`) : '—',
          },
        ]}
      />
    </SheetRegion>
  );
}
