import { Alert, Descriptions, Table } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { Money, Percent } from '../../../ui/values';

type ShareOutlook = Schemas['ShareOutlookView'];

const AMOUNT = /^\d{1,18}$/;

interface Props {
  readonly programmeId: string | undefined;
  /** The investment with the grant in it, in fen, as far as it is typed. */
  readonly totalFen: string | undefined;
  /** Of it what the taker gets in cash, in fen. */
  readonly cashFen: string | undefined;
  /** What is still to be filled in before anything can be said. */
  readonly hint: string;
}

/** What a programme would grant for an investment by its own arithmetic, while the amounts are typed. */
export function GrantOutlook({ programmeId, totalFen = '', cashFen = '', hint }: Props) {
  const { t } = useLanguage();
  const known = programmeId !== undefined && AMOUNT.test(totalFen) && AMOUNT.test(cashFen);
  const outlook = $api.useQuery(
    'get',
    '/api/v1/programmes/{id}/funding-outlook',
    {
      params: {
        path: { id: programmeId ?? '' },
        query: { totalInvestmentFen: totalFen, cashToTakerFen: cashFen },
      },
    },
    { enabled: known, placeholderData: (before) => before },
  );
  if (!known) return <Alert type="info" showIcon title={hint} />;
  if (outlook.error) return <ProblemAlert error={outlook.error} />;
  if (!outlook.data) return null;
  return (
    <section aria-label={t('补助测算', 'Expected grant')} aria-live="polite" style={{ marginBottom: 16 }}>
      <Band {...outlook.data} />
      <Limits highest={outlook.data.highest} />
    </section>
  );
}

function Band({ lowest, highest }: Schemas['FundingOutlookView']) {
  const { t } = useLanguage();
  const share = ({ sharePpm, grantFen, ownFen }: ShareOutlook) => (
    <>
      <Money fen={grantFen} />
      <div>
        {t('比例 ', 'share ')}
        <Percent ppm={sharePpm} />
        {t('，需求方自筹 ', ', the demander’s own money ')}
        <Money fen={ownFen} unit="wan" />
      </div>
    </>
  );
  return (
    <Descriptions
      bordered
      size="small"
      column={{ xs: 1, md: 2 }}
      title={t('可得政府补助（试算，以合同为准）', 'Grant to expect (a trial; the agreement decides)')}
      items={[
        { key: 'least', label: t('按比例下限', 'At the least share'), children: share(lowest) },
        { key: 'most', label: t('按比例上限', 'At the highest share'), children: share(highest) },
      ]}
    />
  );
}

function Limits({ highest }: { highest: ShareOutlook }) {
  const { t } = useLanguage();
  return (
    <>
      <p>
        {t('按上限测算时，起限制作用的是：', 'What limits the highest share: ')}
        <strong>{t(highest.boundBy)}</strong>
      </p>
      <div className="scroll-x" role="region" aria-label={t('各项上限', 'Limits')} tabIndex={0}>
        <Table
          size="small"
          pagination={false}
          rowKey="code"
          dataSource={highest.computation}
          columns={[
            { title: t('规则', 'Rule'), key: 'rule', render: (_, line) => t(line) },
            {
              title: t('基数', 'Basis'),
              key: 'basis',
              align: 'right',
              render: (_, { basisFen }) => <Money fen={basisFen} />,
            },
            {
              title: t('比例', 'Ratio'),
              key: 'ratio',
              align: 'right',
              render: (_, { ratioPpm }) => <Percent ppm={ratioPpm} />,
            },
            {
              title: t('补助不超过', 'Grant at most'),
              key: 'amount',
              align: 'right',
              render: (_, { amountFen }) => <Money fen={amountFen} />,
            },
          ]}
        />
      </div>
    </>
  );
}
