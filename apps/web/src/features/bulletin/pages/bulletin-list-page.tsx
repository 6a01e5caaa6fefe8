import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { ReachLink } from '../../../ui/reach-link';
import { Day, StateTag } from '../../../ui/values';
import { PROGRAMME, ProgrammeFilter } from '../components/programme-filter';
import { LinkButton } from '../../../ui/link-button';

type Row = Schemas['BulletinSummaryView'];

export default function BulletinListPage() {
  const { t } = useLanguage();
  const mayCompose = may(useMe(), 'bulletin.compose');
  const query = { state: useChosenState<Row['state']>(), programmeId: useChosen(PROGRAMME) };
  const bulletins = $api.useInfiniteQuery('get', '/api/v1/bulletins', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('榜单', 'Bulletins')}
      lifecycle="bulletin"
      query={bulletins}
      columns={useColumns()}
      extra={
        mayCompose && (
          <LinkButton to="/workbench/bulletins/new" type="primary">
            {t('编制榜单', 'Compose a bulletin')}
          </LinkButton>
        )
      }
      filters={<ProgrammeFilter />}
      empty={
        mayCompose
          ? t(
              '没有榜单：点“编制榜单”，把已确认文本的需求编入',
              'No bulletins: compose one from needs whose text is accepted',
            )
          : t('还没有榜单', 'No bulletins yet')
      }
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'title',
      title: t('榜单', 'Bulletin'),
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/workbench/bulletins/${id}`}>{title}</Link>,
    },
    {
      key: 'programme',
      title: t('计划', 'Programme'),
      text: ({ programmeName }) => programmeName,
      render: ({ programmeId, programmeName }) => (
        <ReachLink to={`/workbench/programmes/${programmeId}`} permission="programme.read">
          {programmeName}
        </ReachLink>
      ),
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('bulletin', state),
      render: ({ state }) => <StateTag lifecycle="bulletin" state={state} />,
    },
    {
      key: 'created',
      title: t('编制', 'Composed'),
      text: ({ createdAt }) => dateText(createdAt),
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
    {
      key: 'published',
      title: t('发布', 'Published'),
      text: ({ publishedAt }) => (publishedAt ? dateText(publishedAt) : '—'),
      render: ({ publishedAt }) => <Day at={publishedAt} />,
    },
  ];
}
