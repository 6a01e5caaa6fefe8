import { useQueryClient } from '@tanstack/react-query';
import { Alert, Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Files } from '../../../ui/files';
import { Loaded, Page } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Day, Instant, Money } from '../../../ui/values';
import { LedgerEffect } from '../../disbursement/components/ledger-effect';
import { Timeline } from '../../../ui/timeline';
import { VoucherPreview } from '../components/voucher-preview';

type Contribution = Schemas['ContributionView'];

const ROAD = ['declared', 'submitted', 'verified'];

export default function ContributionPage() {
  const { id = '' } = useParams();
  const contribution = $api.useQuery('get', '/api/v1/contributions/{id}', { params: { path: { id } } });
  return <Loaded query={contribution}>{(data) => <ContributionView contribution={data} />}</Loaded>;
}

/** What was declared, beside its voucher: who verifies compares the two. */
function ContributionView({ contribution }: { contribution: Contribution }) {
  const { t } = useLanguage();
  const { id, projectId, voucherNo, state, files } = contribution;
  const project = $api.useQuery('get', '/api/v1/projects/{id}', { params: { path: { id: projectId } } });
  const isEditable = contribution.actions.some(({ name, allowed }) => name === 'edit' && allowed);
  return (
    <Page
      title={t(`投入 ${voucherNo}`, `Contribution ${voucherNo}`)}
      trail={[
        { to: `/workbench/projects/${projectId}`, text: project.data?.title ?? t('攻关项目', 'Project') },
        { to: `/workbench/projects/${projectId}/contributions`, text: t('投入', 'Contributions') },
      ]}
      wide
    >
      <StateSteps
        lifecycle="contribution"
        state={state}
        road={ROAD}
        leftAt={state === 'reversed' ? 'verified' : 'submitted'}
      />
      {isEditable && files.length === 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('请上传银行付款凭证，然后提交核实', 'Upload the bank’s voucher, then submit for verification')}
        />
      )}
      <ActionBar
        collection="contributions"
        lifecycle="contribution"
        subject={contribution}
        custom={{ edit: (close) => <EditDialog contribution={contribution} onClose={close} /> }}
      />
      <div className="cards cards-beside">
        <Facts contribution={contribution} />
        <TitledCard title={t('银行凭证', 'Voucher')}>
          <Files address={`/api/v1/contributions/${id}/files`} files={files} mayUpload={isEditable} />
          <VoucherPreview address={`/api/v1/contributions/${id}/files`} files={files} />
        </TitledCard>
      </div>
      {project.data && (
        <div className="cards">
          <LedgerEffect programmeId={project.data.programmeId} subjectId={id} number={voucherNo} />
        </div>
      )}
      <Timeline subjectType="contribution" id={contribution.id} />
    </Page>
  );
}

function Facts({ contribution }: { contribution: Contribution }) {
  const { t } = useLanguage();
  const words = useWords();
  const { projectId, amountFen, paidOn, voucherNo, instalment, source, kind, funds, note, verifiedAt } = contribution;
  return (
    <TitledCard title={t('申报内容', 'Declared')}>
      <p className="big-amount">
        <Money fen={amountFen} />
      </p>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'voucher', label: t('凭证号', 'Voucher'), children: voucherNo },
          { key: 'paid', label: t('付款日期', 'Paid on'), children: <Day at={paidOn} /> },
          { key: 'source', label: t('出资方', 'Who pays'), children: words.choice(source, 'source') },
          { key: 'kind', label: t('投入方式', 'Kind'), children: words.choice(kind, 'kind') },
          { key: 'funds', label: t('资金性质', 'Funds'), children: words.choice(funds, 'funds') },
          { key: 'instalment', label: t('计划期次', 'Instalment'), children: instalment ?? '—' },
          { key: 'note', label: t('备注', 'Note'), children: <span className="prewrap">{note ?? '—'}</span> },
          { key: 'verified', label: t('核实时间', 'Verified'), children: <Instant at={verifiedAt} /> },
          {
            key: 'project',
            label: t('项目全部投入', 'All of the project'),
            children: <Link to={`/workbench/projects/${projectId}/contributions`}>{t('查看', 'See')}</Link>,
          },
        ]}
      />
    </TitledCard>
  );
}

function EditDialog({ contribution, onClose }: { contribution: Contribution; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Contribution_edit');
  const { id, version, source, kind, funds, instalment, amountFen, paidOn, voucherNo, note } = contribution;
  if (!command) return null;
  return (
    <CommandDialog
      title={t('修改投入', 'Edit')}
      command={command}
      path={{ id }}
      version={version}
      initial={{ source, kind, funds, instalment, amountFen, paidOn, voucherNo, note }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
