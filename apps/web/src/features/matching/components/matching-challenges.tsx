import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { wan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable, type Column } from '../../../ui/data-table';
import { Due, Money } from '../../../ui/values';
import { TakeUp } from './take-up';
import { LinkButton } from '../../../ui/link-button';
import { ChallengeCell } from './challenge-cell';

type Row = Schemas['MatchingChallengeView'];

/** Open challenges that fit what the organisation has registered, each with the reasons. */
export function MatchingChallenges() {
  const { t } = useLanguage();
  const challenges = $api.useInfiniteQuery(
    'get',
    '/api/v1/me/matching-challenges',
    { params: { query: {} } },
    byCursor,
  );
  const why = ({ reasons }: Row) => reasons.map((reason) => t(reason));
  const columns: Column<Row>[] = [
    {
      key: 'title',
      title: t('榜题', 'Challenge'),
      text: ({ number, title, demanderName }) => `${number} ${title}（${demanderName}）`,
      render: (challenge) => <ChallengeCell challenge={challenge} />,
    },
    {
      key: 'why',
      title: t('为什么适合', 'Why it fits'),
      text: (row) => why(row).join('；'),
      render: (row) => (
        <ul className="plain-links cell-wide">
          {why(row).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'amount',
      title: t('投入总额（万元）', 'Investment (CNY 10k)'),
      align: 'right',
      text: ({ amountFen }) => wan(amountFen),
      render: ({ amountFen }) => <Money fen={amountFen} unit="wan" />,
    },
    {
      key: 'closes',
      title: t('揭榜截止', 'Closes'),
      text: ({ takeUpClosesAt }) => instantText(takeUpClosesAt),
      render: ({ takeUpClosesAt }) => <Due at={takeUpClosesAt} />,
    },
    { key: 'take-up', title: t('操作', 'Actions'), text: () => '', render: (row) => <TakeUp challenge={row} /> },
  ];
  return (
    <DataTable
      name={t('适合本单位的榜题', 'Challenges that fit')}
      query={challenges}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <>
          {t(
            '登记本单位的能力后，这里按匹配度列出榜题并说明理由',
            'Register what you are good at and fitting challenges appear here',
          )}{' '}
          <LinkButton to="/workbench/capabilities">{t('登记能力', 'Register a capability')}</LinkButton>
        </>
      }
    />
  );
}
