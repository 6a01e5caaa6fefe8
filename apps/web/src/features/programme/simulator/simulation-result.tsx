import { Alert, Descriptions } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import type { Column } from '../../../ui/data-table';
import { RowsTable } from '../../../ui/rows-table';
import { Money } from '../../../ui/values';
import { Computation } from '../../disbursement/components/computation';

type Result = Schemas['SimulationView'];
type Tranche = Result['tranches'][number];

/** Every payment, its date and the rule that bound it; what was settled, what waits, and how each amount came about. */
export function SimulationResult({ result }: { result: Result }) {
  const { t } = useLanguage();
  const { tranches, settlements, waiting } = result;
  const columns = useTrancheColumns(tranches.some(({ racer }) => racer !== null));
  return (
    <div aria-live="polite">
      <h3>{t('试算结果（未保存）', 'What would be paid (nothing is kept)')}</h3>
      {result.noAward && <Alert type="warning" showIcon title={t('全部淘汰：本榜题流榜', 'All are out: no award')} />}
      <Totals result={result} />
      <RowsTable
        name={t('各笔拨付', 'Payments')}
        rows={tranches}
        rowKey={rowKey}
        empty={t('没有一笔可以拨付', 'Nothing becomes payable')}
        columns={columns}
      />
      {settlements.length > 0 && <Settlements settlements={settlements} />}
      {waiting.length > 0 && (
        <>
          <h4>{t('尚未触发的期次', 'Still waiting')}</h4>
          <ul>
            {waiting.map((each) => (
              <li key={`${each.number} ${each.racer}`}>
                {t(`第 ${each.number} 期`, `Tranche ${each.number}`)}
                {each.racer && `（${each.racer}）`}：{t(each.reason)}
                {each.latestPassed && t('（已过最迟申请日期）', ' (its latest date has passed)')}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('计算过程', 'Computations')}</h4>
      <Lines name={t('补助额 G', 'Grant G')} lines={result.grantComputation} />
      {tranches.map((tranche) => (
        <Lines
          key={rowKey(tranche)}
          name={`${t(`第 ${tranche.number} 期`, `Tranche ${tranche.number}`)} ${tranche.racer ?? ''} ${tranche.on}`}
          lines={tranche.computation}
        />
      ))}
      {settlements.map(({ racer, on, computation }) => (
        <Lines key={`${racer} ${on}`} name={`${t('结算', 'Settlement')} ${racer ?? ''} ${on}`} lines={computation} />
      ))}
    </div>
  );
}

const rowKey = ({ number, racer, step }: Tranche): string => `${number} ${racer} ${step}`;

function Lines({ name, lines }: { name: string; lines: Result['grantComputation'] }) {
  return (
    <details>
      <summary>{name}</summary>
      <Computation name={name} lines={lines} />
    </details>
  );
}

function Totals({ result }: { result: Result }) {
  const { t } = useLanguage();
  const { grantFen, grantBoundBy, paidFen, committedFen, releasedFen } = result;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        {
          key: 'grant',
          label: t('补助额 G', 'Grant G'),
          children: (
            <>
              <Money fen={grantFen} />（{t(grantBoundBy)}）
            </>
          ),
        },
        { key: 'paid', label: t('拨付合计', 'Paid'), children: <Money fen={paidFen} /> },
        { key: 'committed', label: t('拨付减追回', 'Paid less recovered'), children: <Money fen={committedFen} /> },
        {
          key: 'released',
          label: t('释放额度', 'Released'),
          children: releasedFen === null ? t('尚有期次未了结', 'a tranche still waits') : <Money fen={releasedFen} />,
        },
      ]}
    />
  );
}

function useTrancheColumns(hasRacers: boolean): Column<Tranche>[] {
  const { t } = useLanguage();
  const words = useWords();
  const parts = ({ parts: each }: Tranche) =>
    each.map(({ payee, amountFen }) => `${words.choice(payee, 'payee')} ${yuan(amountFen)}`).join('；');
  const racer: Column<Tranche> = { key: 'racer', title: t('参赛方', 'Racer'), text: (row) => row.racer ?? '' };
  return [
    { key: 'number', title: t('期次', 'Tranche'), text: ({ number }) => `${number}` },
    ...(hasRacers ? [racer] : []),
    { key: 'on', title: t('可拨付日期', 'Payable on'), text: ({ on }) => on },
    { key: 'amount', title: t('金额（元）', 'Amount (CNY)'), align: 'right', text: ({ amountFen }) => yuan(amountFen) },
    {
      key: 'cumulative',
      title: t('累计（元）', 'So far (CNY)'),
      align: 'right',
      text: ({ cumulativeFen }) => yuan(cumulativeFen),
    },
    { key: 'bound', title: t('起约束作用的规则', 'Bound by'), text: ({ boundBy }) => t(boundBy) },
    { key: 'parts', title: t('收款', 'Paid to'), text: parts },
    {
      key: 'latest',
      title: t('最迟申请', 'Latest date'),
      text: ({ latestOn, latestPassed }) => (latestOn ?? '—') + (latestPassed ? t('（已过）', ' (passed)') : ''),
    },
  ];
}

function Settlements({ settlements }: { settlements: Result['settlements'] }) {
  const { t } = useLanguage();
  const racerColumn: Column<Result['settlements'][number]> = {
    key: 'racer',
    title: t('参赛方', 'Racer'),
    text: ({ racer }) => racer ?? '—',
  };
  return (
    <>
      <h4>{t('结算', 'Settlement')}</h4>
      <RowsTable
        name={t('结算', 'Settlement')}
        rows={settlements}
        rowKey={({ racer, on }) => `${racer} ${on}`}
        empty=""
        columns={[
          ...(settlements.some(({ racer }) => racer !== null) ? [racerColumn] : []),
          { key: 'on', title: t('日期', 'On'), text: ({ on }) => on },
          {
            key: 'final',
            title: t('最终核定 F（元）', 'Final F (CNY)'),
            align: 'right',
            text: ({ finalFen }) => yuan(finalFen),
          },
          {
            key: 'pay',
            title: t('末期拨付（元）', 'Last payment (CNY)'),
            align: 'right',
            text: ({ payFen }) => yuan(payFen),
          },
          {
            key: 'recover',
            title: t('追回（元）', 'Recovery (CNY)'),
            align: 'right',
            text: ({ recoverFen }) => yuan(recoverFen),
          },
          { key: 'bound', title: t('起约束作用的规则', 'Bound by'), text: ({ boundBy }) => t(boundBy) },
        ]}
      />
    </>
  );
}
