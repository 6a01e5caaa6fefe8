import { Card, Descriptions } from 'antd';
import { useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { NotFound } from '../../../ui/broken';
import { Page } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { Waiting } from '../../../ui/waiting';
import { Affiliations } from '../components/affiliations';
import { CreditRecords } from '../components/credit-records';
import { PayeeAccounts } from '../components/payee-accounts';
import { useOrganisation } from '../components/use-organisation';
import { Users } from '../components/users';

export default function OrganisationPage() {
  const { id = '' } = useParams();
  const { organisation, name, isMissing, error } = useOrganisation(id);
  if (error) return <ProblemAlert error={error} />;
  if (isMissing) return <NotFound />;
  if (!name) return <Waiting />;
  return <OrganisationView key={id} id={id} name={name} organisation={organisation} />;
}

interface Props {
  readonly id: string;
  readonly name: string;
  readonly organisation: Schemas['CreatedOrganisationView'] | undefined;
}

function OrganisationView({ id, name, organisation }: Props) {
  const { t } = useLanguage();
  const me = useMe();
  const directory = { to: '/workbench/organisations', text: t('单位与用户', 'Organisations and users') };
  return (
    <Page title={name} {...(may(me, 'organisation.read') && { trail: [directory] })}>
      {organisation && <Facts organisation={organisation} />}
      {may(me, 'user.read') && <Users organisationId={id} />}
      {may(me, 'payee_account.read') && <PayeeAccounts organisationId={id} />}
      {may(me, 'affiliation.read') && <Affiliations organisationId={id} />}
      {may(me, 'credit.read') && <CreditRecords organisationId={id} />}
    </Page>
  );
}

function Facts({ organisation }: { organisation: Schemas['CreatedOrganisationView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const { kind, uscc, region, usccUnverified } = organisation;
  const code =
    uscc && usccUnverified
      ? t(`${uscc}（校验位不符，凭证件登记）`, `${uscc} (check digit fails, document shown)`)
      : (uscc ?? '—');
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'kind', label: t('类别', 'Kind'), children: words.choice(kind, 'kind') },
          { key: 'uscc', label: t('统一社会信用代码', 'Unified social credit code'), children: code },
          { key: 'region', label: t('所在地区', 'Region'), children: region ?? '—' },
        ]}
      />
    </Card>
  );
}
