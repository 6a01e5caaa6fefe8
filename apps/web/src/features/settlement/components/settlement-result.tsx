import { Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, Money } from '../../../ui/values';
import { Computation } from '../../disbursement/components/computation';

interface Props {
  readonly result: Schemas['SettlementPreviewView'];
  /** When it is more than a trial: what it rests on. */
  readonly recorded?: Schemas['SettlementView'];
}

/** What a settlement comes to, and how. */
export function SettlementResult({ result, recorded }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const amounts = [
    { key: 'final', label: t('最终核定补助额', 'Final grant'), fen: result.finalFen },
    { key: 'keep', label: t('可保留', 'May be kept'), fen: result.keepFen },
    { key: 'pay', label: t('再拨付', 'Still to pay'), fen: result.payFen },
    { key: 'recover', label: t('应追回', 'To recover'), fen: result.recoverFen },
    { key: 'compensation', label: t('容错补偿', 'Compensation'), fen: result.compensationFen },
    { key: 'release', label: t('释放承诺', 'Encumbrance released'), fen: result.releaseFen },
  ];
  return (
    <div className="cards cards-beside">
      <TitledCard title={recorded ? t('结算结果', 'Settlement') : t('试算结果（未保存）', 'Trial (not kept)')}>
        <Descriptions
          bordered
          size="small"
          column={1}
          items={[
            { key: 'outcome', label: t('结束情形', 'How it ended'), children: words.choice(result.outcome, 'outcome') },
            ...amounts.map(({ key, label, fen }) => ({ key, label, children: <Money fen={fen} /> })),
            ...(recorded ? audited(recorded, t) : []),
          ]}
        />
      </TitledCard>
      <TitledCard title={t('结算过程', 'Computation')}>
        <Computation name={t('结算过程', 'Settlement computation')} lines={result.computation} />
      </TitledCard>
    </div>
  );
}

function audited(settlement: Schemas['SettlementView'], t: (zh: string, en: string) => string) {
  const { auditedSpendFen, takerCostFen, salvageFen, grantSpentFen, grantIneligibleFen } = settlement;
  return [
    { key: 'spend', label: t('审计合格支出', 'Audited spend'), children: <Money fen={auditedSpendFen} /> },
    { key: 'cost', label: t('揭榜方经审计成本', 'Taker’s audited cost'), children: <Money fen={takerCostFen} /> },
    { key: 'salvage', label: t('残值', 'Salvage'), children: <Money fen={salvageFen} /> },
    { key: 'spent', label: t('已支出的补助', 'Grant spent'), children: <Money fen={grantSpentFen} /> },
    { key: 'ineligible', label: t('其中不合规', 'Of that, ineligible'), children: <Money fen={grantIneligibleFen} /> },
    { key: 'source', label: t('审计依据', 'Audit'), children: settlement.auditSource },
    { key: 'at', label: t('结算时间', 'Settled at'), children: <Instant at={settlement.settledAt} /> },
  ];
}
