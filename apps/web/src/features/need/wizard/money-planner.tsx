import { Alert, Descriptions, Form, Table } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { MoneyInput } from '../../../ui/command-form/inputs';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useLanguage } from '../../../i18n/language';
import { Money, Percent } from '../../../ui/values';
import type { NeedDraft } from './need-draft';

type ShareOutlook = Schemas['ShareOutlookView'];

/** The money of a need, and beside it what the programme would grant for it by its own arithmetic. */
export function MoneyPlanner({ programme }: { programme: Schemas['FilingProgrammeView'] | undefined }) {
  const { t } = useLanguage();
  const floor = programme && programme.investmentFloorFen !== '0' && <Money fen={programme.investmentFloorFen} />;
  return (
    <>
      <div className="field-grid">
        <Form.Item
          name="totalInvestmentFen"
          label={t('投入总额（含申请的补助）', 'Total investment, the grant included')}
          className="span-2"
          extra={
            floor && (
              <>
                {t('本计划下限 ', 'At least ')}
                {floor}
              </>
            )
          }
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item
          name="cashToTakerFen"
          label={t('其中支付揭榜方的现金', 'Of it, cash paid to the taker')}
          className="span-2"
          extra={t('不得超过投入总额', 'Not above the total')}
        >
          <MoneyInput />
        </Form.Item>
      </div>
      <Outlook programmeId={programme?.id} />
    </>
  );
}

const AMOUNT = /^\d{1,18}$/;

function Outlook({ programmeId }: { programmeId: string | undefined }) {
  const { t } = useLanguage();
  const form = Form.useFormInstance<NeedDraft>();
  const total = Form.useWatch('totalInvestmentFen', form);
  const cash = Form.useWatch('cashToTakerFen', form);
  const known = programmeId !== undefined && AMOUNT.test(total ?? '') && AMOUNT.test(cash ?? '');
  const outlook = $api.useQuery(
    'get',
    '/api/v1/programmes/{id}/funding-outlook',
    {
      params: {
        path: { id: programmeId ?? '' },
        query: { totalInvestmentFen: total ?? '', cashToTakerFen: cash ?? '' },
      },
    },
    { enabled: known, placeholderData: (before) => before },
  );
  if (!known) {
    return (
      <Alert
        type="info"
        showIcon
        title={t(
          '选好计划、填好两项金额后，这里显示可得的政府补助',
          'With a programme and both amounts the grant appears here',
        )}
      />
    );
  }
  if (outlook.error) return <ProblemAlert error={outlook.error} />;
  if (!outlook.data) return null;
  return (
    <section aria-label={t('补助测算', 'Expected grant')} aria-live="polite">
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
        {t('，需求方自筹 ', ', your own money ')}
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
