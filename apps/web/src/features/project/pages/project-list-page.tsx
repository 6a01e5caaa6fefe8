import { Tag } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { DataTable, type Column } from '../../../ui/data-table';
import { Page } from '../../../ui/page';
import { Day, Money } from '../../../ui/values';
import { useProjectColumns } from '../components/project-columns';
import { ProjectFilters, useBoardQuery } from '../components/project-filters';

type Row = Schemas['BoardProjectView'];

export default function ProjectListPage() {
  const { t } = useLanguage();
  const projects = $api.useInfiniteQuery(
    'get',
    '/api/v1/boards/projects',
    { params: { query: useBoardQuery() } },
    byCursor,
  );
  return (
    <Page title={t('攻关项目', 'Projects')} wide>
      <ProjectFilters />
      <DataTable
        name={t('攻关项目', 'Projects')}
        query={projects}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={t(
          '没有项目：中榜公示确认后自动建立，先起草并签署任务书',
          'None: a project begins once an award is confirmed, with its agreement',
        )}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  return useProjectColumns<Row>(
    [
      {
        key: 'next',
        title: t('最近期限', 'Next due'),
        text: ({ nextDueOn }) => nextDueOn ?? '',
        render: ({ nextDueOn, late }) => (
          <>
            <Day at={nextDueOn} /> {late && <Tag color="red">{t('逾期', 'Late')}</Tag>}
          </>
        ),
      },
    ],
    [
      {
        key: 'grant',
        title: t('补助：已拨 / 核定', 'Grant: paid / granted'),
        align: 'right',
        text: ({ grantFen, grantPaidFen }) => `${yuan(grantPaidFen)} / ${grantFen ? yuan(grantFen) : ''}`,
        render: ({ grantFen, grantPaidFen }) => <Paid paid={grantPaidFen} planned={grantFen} />,
      },
      {
        key: 'demanderMoney',
        title: t('需求方投入：到位 / 计划', 'Demander: paid in / planned'),
        align: 'right',
        text: ({ demanderPlanFen, demanderPaidFen }) =>
          `${yuan(demanderPaidFen)} / ${demanderPlanFen ? yuan(demanderPlanFen) : ''}`,
        render: ({ demanderPlanFen, demanderPaidFen }) => <Paid paid={demanderPaidFen} planned={demanderPlanFen} />,
      },
      {
        key: 'ends',
        title: t('到期', 'Ends'),
        text: ({ endsOn }) => endsOn ?? '',
        render: ({ endsOn }) => <Day at={endsOn} />,
      },
    ],
  );
}

function Paid({ paid, planned }: { paid: string; planned: string | null }) {
  return (
    <>
      <Money fen={paid} unit="wan" /> / <Money fen={planned} unit="wan" />
    </>
  );
}
