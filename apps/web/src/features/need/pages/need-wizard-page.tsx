import { Alert } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { BLANK_NEED, draftOf } from '../wizard/need-draft';
import { NeedWizard } from '../wizard/need-wizard';
import { LinkButton } from '../../../ui/link-button';

/** Posting a need, and going on with one: `/workbench/needs/new`, its saved draft in `?draft=`, `/workbench/needs/{id}/edit`. */
export default function NeedWizardPage() {
  const { id: given } = useParams();
  const [search] = useSearchParams();
  // The address names the draft as soon as there is one; the wizard that made it goes on undisturbed.
  const [id] = useState(given ?? search.get('draft'));
  return id ? <Existing id={id} /> : <New />;
}

function New() {
  const { t } = useLanguage();
  const me = useMe();
  const [, setSearch] = useSearchParams();
  const own = me?.grants.filter(({ role }) => role === 'demander') ?? [];
  const demander = own.find(({ organisationId }) => organisationId === me?.organisationId) ?? own[0];
  const initial = { ...BLANK_NEED, ...(demander && { demanderId: demander.organisationId }) };
  return (
    <Page title={t('提出需求', 'Post a need')} trail={[{ to: '/workbench/needs', text: t('需求', 'Needs') }]} wide>
      <NeedWizard need={null} initial={initial} onFiled={({ id }) => setSearch({ draft: id }, { replace: true })} />
    </Page>
  );
}

function Existing({ id }: { id: string }) {
  // The form holds what is being written; a fresh answer must not be drawn over it.
  const need = $api.useQuery(
    'get',
    '/api/v1/needs/{id}',
    { params: { path: { id } } },
    { refetchOnWindowFocus: false },
  );
  return <Loaded query={need}>{(data) => <Edited need={data} />}</Loaded>;
}

function Edited({ need: latest }: { need: Schemas['NeedView'] }) {
  const { t } = useLanguage();
  const [need] = useState(latest);
  const edit = need.actions.find(({ name }) => name === 'edit');
  const trail = [
    { to: '/workbench/needs', text: t('需求', 'Needs') },
    { to: `/workbench/needs/${need.id}`, text: need.title },
  ];
  return (
    <Page title={t('修改需求', 'Edit the need')} trail={trail} wide>
      {edit?.allowed ? (
        <NeedWizard need={need} initial={draftOf(need)} onFiled={() => undefined} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={
            edit?.reasons.map((reason) => t(reason)).join('；') || t('您现在不能修改这项需求', 'You cannot edit it now')
          }
          action={<LinkButton to={`/workbench/needs/${need.id}`}>{t('查看需求', 'See the need')}</LinkButton>}
        />
      )}
    </Page>
  );
}
