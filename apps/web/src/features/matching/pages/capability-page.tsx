import { useQueryClient } from '@tanstack/react-query';
import { Card, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Instant } from '../../../ui/values';
import { Tags } from '../../../ui/tags';

type Capability = Schemas['CapabilityView'];

export default function CapabilityPage() {
  const { id = '' } = useParams();
  const capability = $api.useQuery('get', '/api/v1/capabilities/{id}', { params: { path: { id } } });
  return <Loaded query={capability}>{(data) => <CapabilityDetails capability={data} />}</Loaded>;
}

function CapabilityDetails({ capability }: { capability: Capability }) {
  const { t } = useLanguage();
  return (
    <Page
      title={`${capability.number} ${capability.title}`}
      trail={[{ to: '/workbench/capabilities', text: t('能力库', 'Capabilities') }]}
    >
      <StateSteps lifecycle="capability" state={capability.state} road={['active']} />
      <ActionBar
        collection="capabilities"
        lifecycle="capability"
        subject={capability}
        custom={{ edit: (close) => <Edit capability={capability} onClose={close} /> }}
      />
      <Facts capability={capability} />
    </Page>
  );
}

function Edit({ capability, onClose }: { capability: Capability; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Capability_edit');
  const { title, field, region, keywords, description, results, equipment, summary, consentedAt } = capability;
  if (!command) return null;
  return (
    <CommandDialog
      title={t('修改能力', 'Edit the capability')}
      command={command}
      path={{ id: capability.id }}
      version={capability.version}
      initial={{
        title,
        field,
        region,
        keywords,
        description,
        results,
        equipment,
        summary,
        consent: consentedAt !== null,
      }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}

function Facts({ capability }: { capability: Capability }) {
  const { t } = useLanguage();
  const text = (words: string | null) => <p className="prewrap">{words ?? '—'}</p>;
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'organisation', label: t('单位', 'Organisation'), children: capability.organisationName },
          { key: 'field', label: t('技术领域', 'Field'), children: capability.field },
          { key: 'region', label: t('地区', 'Region'), children: capability.region },
          {
            key: 'keywords',
            label: t('关键词', 'Keywords'),
            children: <Tags words={capability.keywords} />,
          },
          {
            key: 'consent',
            label: t('同意公开', 'Consent to be found'),
            children: capability.consentedAt ? <Instant at={capability.consentedAt} /> : t('未同意', 'Not given'),
          },
          ...(capability.proposalId
            ? [
                {
                  key: 'proposal',
                  label: t('来自申请', 'From the proposal'),
                  children: (
                    <Link to={`/workbench/proposals/${capability.proposalId}`} style={{ textDecoration: 'underline' }}>
                      {capability.proposalNumber}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Descriptions
        column={1}
        layout="vertical"
        items={[
          { key: 'summary', label: t('公开简介', 'Public summary'), children: text(capability.summary) },
          {
            key: 'description',
            label: t('能力说明（不公开）', 'Description, not shown to others'),
            children: text(capability.description),
          },
          { key: 'results', label: t('已有成果', 'Past results'), children: text(capability.results) },
          { key: 'equipment', label: t('设备条件', 'Equipment'), children: text(capability.equipment) },
        ]}
      />
    </Card>
  );
}
