import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Space } from 'antd';
import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import type { Column } from '../../../ui/data-table';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Money, StateTag } from '../../../ui/values';
import type { BooksProps } from '../pages/ledger-page';

/** The statement of one year, as a paper and as tables. */
export function AnnualStatement({ programmeId, year }: BooksProps) {
  const { t } = useLanguage();
  if (year === null) return <p>{t('请先在上方填写预算年度', 'Enter a fiscal year above first')}</p>;
  return <OfYear programmeId={programmeId} year={year} />;
}

function OfYear({ programmeId, year }: { programmeId: string; year: number }) {
  const { t } = useLanguage();
  const statement = $api.useQuery('get', '/api/v1/programmes/{programmeId}/annual-statements/{year}', {
    params: { path: { programmeId, year } },
  });
  const paper = `/api/v1/programmes/${programmeId}/annual-statements/${year}/document`;
  return (
    <Loaded query={statement}>
      {(data) => (
        <>
          <Space wrap style={{ marginBottom: 12 }}>
            <StateTag lifecycle="fiscal_year" state={data.state} />
            <Button icon={<FilePdfOutlined />} href={paper} target="_blank">
              {t('决算表（PDF）', 'Statement (PDF)')}
            </Button>
            <Button icon={<FileExcelOutlined />} href={`${paper}?format=xlsx`}>
              {t('决算表（Excel）', 'Statement (Excel)')}
            </Button>
          </Space>
          {data.disagreements.length > 0 && (
            <Alert
              type="error"
              showIcon
              title={t('与总账不符', 'The books do not agree')}
              description={data.disagreements.map((each) => (
                <div key={each}>{each}</div>
              ))}
            />
          )}
          <AvailableMoney statement={data} />
          <Projects statement={data} />
        </>
      )}
    </Loaded>
  );
}

type AnnualView = Schemas['AnnualStatementView'];

function AvailableMoney({ statement: { available, carriedOverFen } }: { statement: AnnualView }) {
  const { t } = useLanguage();
  const lines = [
    { key: 'opening', label: t('上年结转', 'Carried in'), fen: available.openingFen },
    { key: 'appropriated', label: t('下达指标', 'Appropriated'), fen: available.appropriatedFen },
    { key: 'encumbered', label: t('承诺', 'Encumbered'), fen: available.encumberedFen },
    { key: 'released', label: t('释放', 'Released'), fen: available.releasedFen },
    { key: 'returned', label: t('退汇收回', 'Returned by the bank'), fen: available.returnedFen },
    { key: 'recovered', label: t('追回到账', 'Recovered'), fen: available.recoveredFen },
    { key: 'lapsed', label: t('年终收回', 'Lapsed'), fen: available.lapsedFen },
    { key: 'closing', label: t('年末可用', 'Left at the end'), fen: available.closingFen },
    { key: 'carried', label: t('结转下年', 'Carried over'), fen: carriedOverFen },
  ];
  return (
    <TitledCard title={t('可用指标', 'Available money')} style={{ marginBottom: 16 }}>
      <Descriptions
        bordered
        size="small"
        column={{ xs: 1, md: 2, xl: 3 }}
        items={lines.map(({ key, label, fen }) => ({ key, label, children: <Money fen={fen} /> }))}
      />
    </TitledCard>
  );
}

type Figures = Schemas['AnnualProjectFiguresView'];
interface Row extends Figures {
  readonly projectId: string | null;
}

function Projects({ statement: { projects, totals, year } }: { statement: AnnualView }) {
  const { t } = useLanguage();
  const amount = (key: keyof Figures, title: string): Column<Row> => ({
    key,
    title,
    align: 'right',
    text: (row) => yuan(row[key]),
  });
  const rows: Row[] = [...projects, { ...totals, projectId: null }];
  return (
    <TitledCard title={t('各项目（元）', 'Projects (CNY)')}>
      <RowsTable<Row>
        name={t(`${year} 年度各项目`, `Projects of ${year}`)}
        rows={rows}
        rowKey={({ projectId }) => projectId ?? 'total'}
        empty=""
        columns={[
          {
            key: 'project',
            title: t('项目', 'Project'),
            text: ({ projectId }) => projectId ?? t('合计', 'Total'),
            render: ({ projectId }) =>
              projectId ? (
                <Link to={`/workbench/projects/${projectId}`}>{t('查看项目', 'Open')}</Link>
              ) : (
                <strong>{t('合计', 'Total')}</strong>
              ),
          },
          amount('openingHeldFen', t('年初占用', 'Held at the start')),
          amount('encumberedFen', t('承诺', 'Encumbered')),
          amount('releasedFen', t('释放', 'Released')),
          amount('paidFen', t('支付', 'Paid')),
          amount('returnedFen', t('退汇', 'Returned')),
          amount('closingHeldFen', t('年末占用', 'Held at the end')),
          amount('closingPaidFen', t('累计支付', 'Paid altogether')),
          amount('claimedFen', t('新增追回', 'Claimed')),
          amount('recoveredFen', t('追回到账', 'Recovered')),
          amount('writtenOffFen', t('核销', 'Written off')),
          amount('closingReceivableFen', t('年末应收追回', 'Receivable at the end')),
        ]}
      />
    </TitledCard>
  );
}
