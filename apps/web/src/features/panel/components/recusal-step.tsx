import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Typography } from 'antd';
import { useState } from 'react';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { TitledCard } from '../../../ui/titled-card';

type Assignment = Schemas['AssignmentView'];

/** Before anything is read: who has a stake in it, and the expert's declaration. */
export function RecusalStep({ assignment }: { assignment: Assignment }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [declared, setDeclared] = useState(false);
  const accept = $api.useMutation('post', '/api/v1/panel-assignments/{id}/actions/accept', {
    onSettled: () => queries.invalidateQueries(),
  });
  const submit = () =>
    accept.mutate({
      params: { path: { id: assignment.id }, header: { 'If-Match': `"${assignment.version}"` } },
      body: { noConflict: declared },
    });
  return (
    <TitledCard
      title={t('利益冲突声明', 'Declaration on conflicts of interest')}
      style={{ marginTop: 16, maxWidth: 900 }}
    >
      <p>
        {t(
          '接受之前看不到评审内容。请核对以下单位：任职、兼职、合作、亲属关系或其他利害关系都属于冲突，有冲突请点“回避”，没有时间请点“谢绝”。',
          'Nothing is shown before you accept. Look at the organisations below: employment, joint work, kinship or any other interest is a conflict. Recuse yourself if there is one, decline if you have no time.',
        )}
      </p>
      {assignment.entries.map(({ entryId, label, organisations }) => (
        <section key={entryId} style={{ marginBottom: 12 }}>
          <Typography.Text strong>{label}</Typography.Text>
          <ul>
            {organisations.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </section>
      ))}
      {accept.error !== null && <ProblemAlert error={accept.error} />}
      <p>
        <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
          {t(
            '我声明与上述各单位、各评审对象均无利益冲突，并对评审内容保密',
            'I declare that I have no conflict with any of them, and I keep the content confidential',
          )}
        </Checkbox>
      </p>
      <Button type="primary" disabled={!declared} loading={accept.isPending} onClick={submit}>
        {t('接受评审，查看内容', 'Accept and see the content')}
      </Button>
    </TitledCard>
  );
}
