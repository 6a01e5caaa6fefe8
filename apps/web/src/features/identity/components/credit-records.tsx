import { Card } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { CommandButton } from '../../../ui/command-form/command-button';

type Finding = Schemas['CreditView'];

/** Findings of dishonesty count when a proposal is screened. The api takes them and lists none; here stand the new ones. */
export function CreditRecords({ organisationId }: { organisationId: string }) {
  const { t } = useLanguage();
  const [recorded, setRecorded] = useState<readonly Finding[]>([]);
  return (
    <Card
      style={{ marginTop: 16 }}
      title={<h2 className="card-title">{t('失信记录', 'Findings of misconduct')}</h2>}
      extra={
        <CommandButton
          operationId="Identity_credit"
          title={t('登记失信记录', 'Record a finding')}
          path={{ id: organisationId }}
          onDone={(answer) => setRecorded((before) => [answer as Finding, ...before])}
        />
      }
    >
      <p>
        {t(
          '登记后，在回溯年限内的申报资格审查会据此判断。',
          'Once recorded, it counts in the screening of proposals for as many years as the rules look back.',
        )}
      </p>
      <ul>
        {recorded.map(({ id, foundOn, finding, source }) => (
          <li key={id}>
            {foundOn} {finding}（{source}）
          </li>
        ))}
      </ul>
    </Card>
  );
}
