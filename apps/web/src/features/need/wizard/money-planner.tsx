import { Form } from 'antd';
import type { Schemas } from '../../../client/api';
import { MoneyInput } from '../../../ui/command-form/inputs';
import { useLanguage } from '../../../i18n/language';
import { Money } from '../../../ui/values';
import { GrantOutlook } from '../../programme/components/grant-outlook';
import type { NeedDraft } from './need-draft';

/** The money of a need, and beside it what the programme would grant for it by its own arithmetic. */
export function MoneyPlanner({ programme }: { programme: Schemas['FilingProgrammeView'] | undefined }) {
  const { t } = useLanguage();
  const form = Form.useFormInstance<NeedDraft>();
  const total = Form.useWatch('totalInvestmentFen', form);
  const cash = Form.useWatch('cashToTakerFen', form);
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
      <GrantOutlook
        programmeId={programme?.id}
        totalFen={total}
        cashFen={cash}
        hint={t(
          '选好计划、填好两项金额后，这里显示可得的政府补助',
          'With a programme and both amounts the grant appears here',
        )}
      />
    </>
  );
}
