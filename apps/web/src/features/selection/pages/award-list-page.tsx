import { Link } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosen, useChosenState } from '../../../ui/object-list';
import { Instant, StateTag } from '../../../ui/values';
import { ChallengeLink } from '../components/challenge-link';

type Row = Schemas['AwardSummaryView'];

export default function AwardListPage() {
  const { t } = useLanguage();
  const query = {
    state: useChosenState<Row['state']>(),
    programmeId: useChosen('programmeId'),
    challengeId: useChosen('challengeId'),
  };
  const awards = $api.useInfiniteQuery('get', '/api/v1/awards', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('中榜', 'Awards')}
      lifecycle="award"
      query={awards}
      columns={useColumns()}
      empty={t('没有中榜：选帅决定批准后在此列出', 'None: an award comes with an approved decision')}
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    {
      key: 'number',
      title: t('编号', 'Number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/workbench/awards/${id}`}>{number}</Link>,
    },
    {
      key: 'challenge',
      title: t('榜题', 'Challenge'),
      text: ({ challengeNumber, challengeTitle }) => `${challengeNumber} ${challengeTitle}`,
      render: (row) => (
        <div className="cell-wide">
          <ChallengeLink id={row.challengeId} number={row.challengeNumber} title={row.challengeTitle} />
        </div>
      ),
    },
    { key: 'taker', title: t('揭榜方', 'Taker'), text: ({ takerName }) => takerName },
    { key: 'slot', title: t('名额', 'Slot'), align: 'right', text: ({ awardSlot }) => String(awardSlot) },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('award', state),
      render: ({ state }) => <StateTag lifecycle="award" state={state} />,
    },
    {
      key: 'created',
      title: t('产生', 'Created'),
      text: ({ createdAt }) => instantText(createdAt),
      render: ({ createdAt }) => <Instant at={createdAt} />,
    },
  ];
}
