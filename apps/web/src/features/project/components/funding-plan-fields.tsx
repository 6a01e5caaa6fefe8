import { Form, Input, Select } from 'antd';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { DateInput, MoneyInput, PercentInput } from '../../../ui/command-form/inputs';
import { FormRows } from '../../../ui/form-rows';
import { Money } from '../../../ui/values';
import { GrantOutlook } from '../../programme/components/grant-outlook';

const KINDS: readonly Schemas['InstalmentInput']['kind'][] = ['cash_to_taker', 'own_project_spend'];
const MOST_INSTALMENTS = 60;

/** The whole money of a project, the share that is asked for, and by when the demander pays what. */
export function FundingPlanFields({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const required = [{ required: true, message: t('请填写', 'Please fill in') }];
  const kinds = KINDS.map((kind) => ({ value: kind, label: words.choice(kind, 'kind') }));
  return (
    <>
      <Form.Item name="awardId" hidden>
        <Input />
      </Form.Item>
      <div className="rule-fields">
        <Form.Item
          name="totalInvestmentFen"
          label={t('投入总额（含补助）', 'Investment, the grant included')}
          rules={required}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name="sharePpm" label={t('补助比例', 'Share of the grant')} rules={required}>
          <PercentInput />
        </Form.Item>
      </div>
      <h3>{t('需求方各期投入', 'Instalments of the demander')}</h3>
      <p>
        {t(
          '各期合计应等于投入总额减去补助额；前期投入核实到位后，补助才能拨付。',
          'Together they are the investment less the grant; the grant follows what is verified of them.',
        )}
      </p>
      <FormRows
        list="instalments"
        each={t('投入', 'Instalment')}
        blank={{ kind: 'cash_to_taker' }}
        most={MOST_INSTALMENTS}
      >
        {(index) => (
          <div className="rule-fields">
            <Form.Item name={[index, 'kind']} label={t('投入方式', 'Kind')} rules={required}>
              <Select options={kinds} />
            </Form.Item>
            <Form.Item name={[index, 'plannedFen']} label={t('计划金额', 'Planned amount')} rules={required}>
              <MoneyInput />
            </Form.Item>
            <Form.Item name={[index, 'dueOn']} label={t('到位日期', 'Due')} rules={required}>
              <DateInput />
            </Form.Item>
          </div>
        )}
      </FormRows>
      <Together programmeId={programmeId} />
    </>
  );
}

interface Typed {
  readonly kind?: string;
  readonly plannedFen?: string;
}

/** What the instalments come to, and which grant the rules of the programme allow for them. */
function Together({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const investment = Form.useWatch<string | undefined>('totalInvestmentFen');
  const instalments = Form.useWatch<readonly (Typed | undefined)[]>('instalments') ?? [];
  const cash = instalments.filter((each) => each?.kind === 'cash_to_taker');
  return (
    <>
      <p role="status">
        {t('各期合计 ', 'Together ')}
        <Money fen={sumOf(instalments)} />
      </p>
      <GrantOutlook
        programmeId={programmeId}
        totalFen={investment}
        cashFen={sumOf(cash)}
        hint={t(
          '填好投入总额和各期金额后，这里显示规则允许的补助比例和金额',
          'With the investment and the instalments the share and the grant that the rules allow appear here',
        )}
      />
    </>
  );
}

function sumOf(instalments: readonly (Typed | undefined)[]): string {
  const amounts = instalments.map((each) => each?.plannedFen ?? '').filter((fen) => /^\d+$/.test(fen));
  return amounts.reduce((sum, fen) => sum + BigInt(fen), 0n).toString();
}
