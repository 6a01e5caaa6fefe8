import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Due, Money, StateTag } from '../../../ui/values';
import { PROGRAMME, ProgrammeFilter } from '../components/programme-filter';

type Row = Schemas['ChallengeSummaryView'];

export default function ChallengeListPage() {
  const { t } = useLanguage();
  const query = {
    state: useChosenState<Row['state']>(),
    programmeId: useChosen(PROGRAMME),
    bulletinId: useChosen('bulletinId'),
  };
  const challenges = $api.useInfiniteQuery('get', '/api/v1/challenges', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('榜题', 'Challenges')}
      lifecycle="challenge"
      query={challenges}
      columns={useColumns()}
      filters={<ProgrammeFilter />}
      empty={t('没有榜题：需求编入榜单后成为榜题', 'None: a need becomes a challenge when it is put on a bulletin')}
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
      title: t('榜题', 'Challenge'),
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/workbench/challenges/${id}`}>{title}</Link>,
    },
    { key: 'demander', title: t('需求方', 'Demander'), text: ({ demanderName }) => demanderName },
    { key: 'field', title: t('技术领域', 'Field'), text: ({ field }) => field },
    {
      key: 'amount',
      title: t('投入总额（元）', 'Investment (CNY)'),
      align: 'right',
      text: ({ amountFen }) => yuan(amountFen),
      render: ({ amountFen }) => <Money fen={amountFen} unit="wan" />,
    },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('challenge', state),
      render: ({ state }) => <StateTag lifecycle="challenge" state={state} />,
    },
    {
      key: 'closes',
      title: t('揭榜截止', 'Window closes'),
      text: ({ takeUpClosesAt }) => (takeUpClosesAt ? instantText(takeUpClosesAt) : '—'),
      render: ({ takeUpClosesAt, state }) => <Due at={takeUpClosesAt} done={state !== 'open'} />,
    },
  ];
}
