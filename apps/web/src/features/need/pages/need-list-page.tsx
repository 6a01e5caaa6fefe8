import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { dateText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosenState } from '../../../ui/object-list';
import { Day, Money, StateTag } from '../../../ui/values';
import { LinkButton } from '../../../ui/link-button';

type Row = Schemas['NeedSummaryView'];

export default function NeedListPage() {
  const { t } = useLanguage();
  const words = useWords();
  const me = useMe();
  const query = { state: useChosenState<Row['state']>() };
  const needs = $api.useInfiniteQuery('get', '/api/v1/needs', { params: { query } }, byCursor);
  const columns: Column<Row>[] = [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'title',
      title: t('需求', 'Need'),
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/workbench/needs/${id}`}>{title}</Link>,
    },
    { key: 'demander', title: t('需求方', 'Demander'), text: ({ demanderName }) => demanderName },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('need', state),
      render: ({ state }) => <StateTag lifecycle="need" state={state} />,
    },
    {
      key: 'investment',
      title: t('投入总额（元）', 'Investment (CNY)'),
      align: 'right',
      text: ({ totalInvestmentFen }) => yuan(totalInvestmentFen),
      render: ({ totalInvestmentFen }) => <Money fen={totalInvestmentFen} unit="wan" />,
    },
    {
      key: 'created',
      title: t('创建', 'Created'),
      text: ({ createdAt }) => dateText(createdAt),
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
  ];
  const canCreate = may(me, 'need.create');
  return (
    <ObjectList
      title={t('需求', 'Needs')}
      lifecycle="need"
      query={needs}
      columns={columns}
      extra={
        canCreate && (
          <LinkButton to="/workbench/needs/new" type="primary">
            {t('提出需求', 'Post a need')}
          </LinkButton>
        )
      }
      empty={
        canCreate
          ? t('还没有需求，点“提出需求”开始', 'No needs yet: start with “Post a need”')
          : t('没有需求', 'No needs')
      }
    />
  );
}
