import { Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant, Money } from '../../../ui/values';

type Disbursement = Schemas['DisbursementPageView'];

/** How much, in digits and in words, and what the rules say to it. */
export function AmountFacts({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useLanguage();
  const { amountFen, amountInWords, payableFen } = disbursement;
  return (
    <TitledCard title={amountFen === null ? t('现可申请金额', 'What can be requested now') : t('拨付金额', 'Amount')}>
      <p className="big-amount">
        <Money fen={amountFen ?? payableFen} />
      </p>
      {amountInWords && (
        <p>
          {t('大写：', 'In words: ')}
          <strong lang="zh-CN">{amountInWords}</strong>
        </p>
      )}
      <TrancheFacts disbursement={disbursement} />
    </TitledCard>
  );
}

function TrancheFacts({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useLanguage();
  const words = useWords();
  const { purpose, trancheNumber, payeePart, payee, trigger, ceilingFen, countedFen, payableFen, latestOn, settledAt } =
    disbursement;
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        {
          key: 'tranche',
          label: t('期次', 'Tranche'),
          children: `${words.choice(purpose, 'purpose')} ${t(`第 ${trancheNumber} 期`, `no. ${trancheNumber}`)}`,
        },
        {
          key: 'payee',
          label: t('收款方', 'Payee'),
          children: `${words.choice(payee, 'payee')} ${t(`（第 ${payeePart} 部分）`, `(part ${payeePart})`)}`,
        },
        { key: 'trigger', label: t('拨付条件', 'Condition'), children: <span lang="zh-CN">{trigger}</span> },
        { key: 'ceiling', label: t('本期累计上限 K', 'Cumulative ceiling K'), children: <Money fen={ceilingFen} /> },
        { key: 'counted', label: t('计入投入 N', 'Counted money N'), children: <Money fen={countedFen} /> },
        { key: 'payable', label: t('按规则现可拨付', 'The rules allow now'), children: <Money fen={payableFen} /> },
        { key: 'latest', label: t('最迟申请', 'Request by'), children: <Day at={latestOn} /> },
        { key: 'settled', label: t('到账', 'Settled'), children: <Instant at={settledAt} /> },
      ]}
    />
  );
}
