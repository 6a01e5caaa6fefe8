import { Alert, Table, Tag, Typography } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { SheetRegion } from '../../../ui/sheet-region';
import { TitledCard } from '../../../ui/titled-card';
import { Percent } from '../../../ui/values';

type Line = Schemas['CompletionLineView'];

/** How far the indicators are met, as the api computes it from the test reports, line by line. */
export function Completion({ computation }: { computation: Schemas['ComputationView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const { concluded, outcome, completionPpm, passAt, reReviewAt, reasons, lines } = computation;
  const said = outcome ? words.choice(outcome, 'outcome') : t('还不能得出', 'Not known yet');
  return (
    <TitledCard title={t('指标完成情况', 'Completion of the indicators')}>
      <Alert
        type={outcome === 'passed' ? 'success' : 'info'}
        title={
          <>
            {t('完成率 ', 'Completion ')}
            <Percent ppm={completionPpm} />
            {'，'}
            {concluded ? t('结论：', 'outcome: ') : t('按现有结果计算：', 'by the results so far: ')}
            {said}
          </>
        }
        description={
          <>
            <div>
              {t('通过线 ', 'Passes at ')}
              <Percent ppm={passAt} />
              {t('，复验线 ', ', re-review at ')}
              <Percent ppm={reReviewAt} />
            </div>
            {reasons.map((reason) => (
              <div key={`${reason.code}${reason.zh}`}>{t(reason)}</div>
            ))}
          </>
        }
        style={{ marginBottom: 12 }}
      />
      <LineTable lines={lines} />
    </TitledCard>
  );
}

function LineTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <SheetRegion name={t('逐项结果', 'Results line by line')}>
      <Table<Line>
        size="small"
        bordered
        pagination={false}
        className="wide-table"
        rowKey="indicatorId"
        dataSource={[...lines]}
        columns={[
          {
            title: t('指标与承诺', 'Indicator and commitment'),
            key: 'indicator',
            render: (_, line) => (
              <>
                {t(line)} {line.mustPass && <Tag color="red">{t('必须达到', 'Must pass')}</Tag>}
              </>
            ),
          },
          { title: t('实测值', 'Measured'), key: 'measured', render: (_, { measured }) => measured ?? '—' },
          {
            title: t('检测方', 'Measured by'),
            key: 'by',
            render: (_, { measuredBy }) => (measuredBy ? words.choice(measuredBy, 'measuredBy') : '—'),
          },
          { title: t('是否达到', 'Met'), key: 'met', render: (_, { met }) => <Met met={met} /> },
          { title: t('权重', 'Weight'), key: 'weight', align: 'right', dataIndex: 'weight' },
          {
            title: t('得分比例', 'Credit'),
            key: 'credit',
            align: 'right',
            render: (_, { creditPpm }) => <Percent ppm={creditPpm} />,
          },
        ]}
      />
    </SheetRegion>
  );
}

export function Met({ met }: { met: boolean }) {
  const { t } = useLanguage();
  return (
    <Typography.Text strong className={met ? 'met' : 'late'}>
      {met ? t('达到', 'Met') : t('未达到', 'Not met')}
    </Typography.Text>
  );
}
