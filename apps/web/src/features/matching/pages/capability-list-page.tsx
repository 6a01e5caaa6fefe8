import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText } from '../../../i18n/time';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import type { Column } from '../../../ui/data-table';
import { ObjectList, useChosenState } from '../../../ui/object-list';
import { Day, StateTag } from '../../../ui/values';

type Row = Schemas['CapabilitySummaryView'];

/** What the organisation is good at: the register that challenges are held against. */
export default function CapabilityListPage() {
  const { t } = useLanguage();
  const mayRegister = may(useMe(), 'capability.register');
  const query = { state: useChosenState<Row['state']>() };
  const capabilities = $api.useInfiniteQuery('get', '/api/v1/capabilities', { params: { query } }, byCursor);
  return (
    <ObjectList
      title={t('能力库', 'Capabilities')}
      lifecycle="capability"
      query={capabilities}
      columns={useColumns()}
      extra={mayRegister && <Register />}
      empty={t(
        '还没有登记：登记本单位的能力，系统会把适合的榜题列给您',
        'None yet: register what you are good at, and fitting challenges are shown to you',
      )}
    />
  );
}

function Register() {
  const { t } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const command = useCommand('Capability_register');
  const [open, setOpen] = useState(false);
  const takers = (me?.grants ?? []).filter(({ role }) => role === 'taker');
  const organisations = takers.map(({ organisationId, organisationName }) => ({
    value: organisationId,
    label: organisationName,
  }));
  const registered = (answer: unknown) => {
    void queries.invalidateQueries();
    void navigate(`/workbench/capabilities/${(answer as Schemas['CapabilityView']).id}`);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('登记能力', 'Register a capability')}
      </Button>
      {open && command && (
        <CommandDialog
          title={t('登记能力', 'Register a capability')}
          command={command}
          path={{}}
          initial={{ organisationId: organisations[0]?.value, consent: false }}
          references={{ organisationId: organisations }}
          onDone={registered}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLanguage();
  const words = useWords();
  return [
    { key: 'number', title: t('编号', 'Number'), text: ({ number }) => number },
    {
      key: 'title',
      title: t('能力', 'Capability'),
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/workbench/capabilities/${id}`}>{title}</Link>,
    },
    { key: 'organisation', title: t('单位', 'Organisation'), text: ({ organisationName }) => organisationName },
    { key: 'field', title: t('领域', 'Field'), text: ({ field }) => field },
    { key: 'keywords', title: t('关键词', 'Keywords'), text: ({ keywords }) => keywords.join('、') },
    {
      key: 'state',
      title: t('状态', 'State'),
      text: ({ state }) => words.state('capability', state),
      render: ({ state }) => <StateTag lifecycle="capability" state={state} />,
    },
    {
      key: 'public',
      title: t('公开', 'Public'),
      text: ({ consentedAt }) => (consentedAt ? t('已同意', 'Consented') : t('不公开', 'No')),
    },
    {
      key: 'created',
      title: t('登记', 'Registered'),
      text: ({ createdAt }) => dateText(createdAt),
      render: ({ createdAt }) => <Day at={createdAt} />,
    },
  ];
}
