import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded, Page } from '../../../ui/page';
import { ScrollRegion } from '../../../ui/scroll-region';
import { TitledCard } from '../../../ui/titled-card';
import { StateSteps } from '../../../ui/state-steps';
import { Timeline } from '../../../ui/timeline';
import { contentOf, type AgreementContent } from '../agreement-content';
import { AgreementFields } from '../components/agreement-fields';
import { AgreementTerms } from '../components/agreement-summary';
import { FundingPlan } from '../components/funding-plan';

type Agreement = Schemas['AgreementView'];

const ROAD = ['drafting', 'signing', 'effective', 'fulfilled'];
const PARTIES = ['demander', 'taker', 'agency'] as const;
/** What follows from the project's own steps. */
const STEPS_OF_OTHERS = ['fulfil', 'rescind', 'end_early'];

/** The agreement: drafted, read as the text it will be, signed by each party. */
export default function AgreementPage() {
  const { t } = useLanguage();
  const { id = '' } = useParams();
  const params = { params: { path: { id } } };
  const project = $api.useQuery('get', '/api/v1/projects/{id}', params);
  const agreement = $api.useQuery('get', '/api/v1/projects/{id}/agreement', params);
  return (
    <Page
      title={t('任务书', 'Agreement')}
      trail={[
        { to: '/workbench/projects', text: t('攻关项目', 'Projects') },
        { to: `/workbench/projects/${id}`, text: project.data?.title ?? t('项目', 'Project') },
      ]}
      wide
    >
      <Loaded query={agreement}>{(data) => <AgreementDetails agreement={data} project={project.data} />}</Loaded>
    </Page>
  );
}

interface DetailsProps {
  readonly agreement: Agreement;
  readonly project: Schemas['ProjectView'] | undefined;
}

function AgreementDetails({ agreement, project }: DetailsProps) {
  const { projectId, state } = agreement;
  const isFrozen = agreement.textHash !== null;
  const text = $api.useQuery(
    'get',
    '/api/v1/projects/{id}/agreement/text',
    { params: { path: { id: projectId } } },
    { enabled: isFrozen },
  );
  const me = useMe();
  const { parties } = contentOf(agreement);
  const party = PARTIES.find((each) => parties[each].id === me?.organisationId);
  const { textHash } = agreement;
  return (
    <>
      <StateSteps lifecycle="agreement" state={state} road={ROAD} leftAt="drafting" />
      <ActionBar
        collection="agreements"
        lifecycle="agreement"
        subject={agreement}
        initial={{ sign: { ...(party && { party }), ...(textHash && { textHash }) } }}
        custom={{ edit: (close) => <Drafting agreement={agreement} onClose={close} /> }}
        without={STEPS_OF_OTHERS}
      />
      {project && <FundingPlan project={project} />}
      <AgreementTerms agreement={agreement} />
      {isFrozen && <Loaded query={text}>{(data) => <CanonicalText text={data} />}</Loaded>}
      <Timeline subjectType="agreement" id={agreement.id} />
    </>
  );
}

/** The agreement's terms in an editor of their own. */
function Drafting({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('Project_edit');
  if (!command) return null;
  const content = contentOf(agreement);
  const done = () => {
    onClose();
    void queries.invalidateQueries();
  };
  return (
    <CommandDialog
      title={t('起草任务书', 'Draft the agreement')}
      command={command}
      path={{ id: agreement.id }}
      version={agreement.version}
      initial={termsOf(content)}
      fields={<AgreementFields content={content} />}
      onDone={done}
      onClose={onClose}
    />
  );
}

/** The present terms, as the editor starts with them. */
function termsOf({ period, milestones, ipSplit, failureRiskSplit }: AgreementContent): Schemas['AgreementInput'] {
  return {
    startsOn: period.startsOn,
    periodMonths: period.months,
    milestones: milestones.map(({ number: _number, ...terms }) => terms),
    ipSplit: [...ipSplit],
    failureRiskSplit: [...failureRiskSplit],
  };
}

/** The very bytes that are signed, with their hash. */
function CanonicalText({ text: { text, textHash } }: { text: Schemas['AgreementTextView'] }) {
  const { t } = useLanguage();
  return (
    <TitledCard
      title={t('签署文本（规范 JSON）', 'The text that is signed (canonical JSON)')}
      style={{ marginTop: 16 }}
    >
      <p>
        SHA-256：<code className="hash">{textHash}</code>
      </p>
      <details>
        <summary>{t('显示全文', 'Show the text')}</summary>
        <ScrollRegion name={t('签署文本', 'The text that is signed')}>
          <pre>{text}</pre>
        </ScrollRegion>
      </details>
    </TitledCard>
  );
}
