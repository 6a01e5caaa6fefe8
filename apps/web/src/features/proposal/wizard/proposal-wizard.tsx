import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { SaveStatus } from '../../../ui/save-status';
import { Part, useWizard, Wizard } from '../../../ui/wizard';
import { draftOf, PARTS, placeOf, type Content, type PartKey, type ProposalDraft, type Wrong } from './content';
import { ProposalFiles } from '../components/proposal-files';
import { ProposalParts, type ProposalRules } from './proposal-parts';
import { SubmitPart } from './submit-part';
import { useProposalSaving } from './use-proposal-saving';

interface Props {
  readonly challenge: Schemas['PublicChallengeView'];
  readonly rules: ProposalRules;
  readonly takerId: string;
  readonly proposal: Schemas['ProposalView'] | null;
  readonly content: Content;
  /** Names of the organisations that the content knows by their ids. */
  readonly named: readonly { readonly id: string; readonly name: string }[];
}

/** Taking a challenge up, from the first words to the sealed receipt. */
export function ProposalWizard({ challenge, rules, takerId, proposal, content, named }: Props) {
  const { t } = useLanguage();
  const { indicators } = challenge;
  const [form] = Form.useForm<ProposalDraft>();
  const wizard = useWizard<PartKey>(PARTS);
  const saving = useProposalSaving({ challengeId: challenge.id, takerId, indicators, proposal });

  const draft = () => form.getFieldsValue(true) as ProposalDraft;
  const changed = () => saving.changed(draft());
  const place = (path: string) => placeOf(path, draft(), indicators);
  const { submit, busy, problem, wrong } = useSubmission({ form, saving, changed, place });
  const refusal = saving.proposal?.actions.find(({ name, allowed }) => name === 'save_draft' && !allowed);
  const openAt = ({ path }: Wrong) => {
    const { part, name } = place(path);
    wizard.open(part, () => form.scrollToField(name as never, { block: 'center', focus: true }));
  };

  return (
    <Wizard
      wizard={wizard}
      statusOf={(key) => (wrong.some(({ path }) => place(path).part === key) ? 'error' : undefined)}
      aside={
        <>
          <h2>{t('草稿', 'Draft')}</h2>
          {saving.proposal && <p>{t(`编号 ${saving.proposal.number}`, `Number ${saving.proposal.number}`)}</p>}
          <SaveStatus state={saving.state} onRetry={() => void saving.flush()} onReload={() => void saving.reload()} />
          {saving.state.kind === 'untouched' && <p>{t('填写内容会自动保存', 'What you write is saved by itself')}</p>}
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={saving.restored ?? draftOf(content, indicators)}
        onValuesChange={changed}
      >
        <ProposalParts
          current={wizard.current}
          rules={rules}
          indicators={indicators}
          named={named}
          onChange={changed}
        />
        <Part open={wizard.current === 'files'}>
          <ProposalFiles proposal={saving.proposal} onChanged={() => void saving.reload()} />
        </Part>
        <Part open={wizard.current === 'submit'}>
          <SubmitPart
            closesAt={challenge.takeUpClosesAt}
            wrong={wrong.map((each) => ({ ...each, part: place(each.path).part }))}
            refusals={refusal?.reasons.map((reason) => t(reason)) ?? []}
            busy={busy}
            onOpen={openAt}
            onSubmit={() => void submit()}
          />
        </Part>
      </Form>
      {problem !== null && wrong.length === 0 && <ProblemAlert error={problem} />}
    </Wizard>
  );
}

interface Submission {
  readonly form: FormInstance<ProposalDraft>;
  readonly saving: ReturnType<typeof useProposalSaving>;
  readonly changed: () => void;
  readonly place: (path: string) => { readonly name: (string | number)[] };
}

/** Hands the proposal in; what the api refuses is shown at its fields. */
function useSubmission({ form, saving, changed, place }: Submission) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      // What was never changed has never been saved.
      if (!saving.proposal) changed();
      const submitted = await saving.submit();
      if (submitted) void navigate(`/workbench/proposals/${submitted.id}`);
    } catch (error) {
      setProblem(error);
      const errors = (error instanceof ProblemError && error.problem.errors) || [];
      const fields = errors.map((each) => ({ name: place(each.path).name, errors: [t(each)] }));
      form.setFields(fields as unknown as Parameters<typeof form.setFields>[0]);
    } finally {
      setBusy(false);
    }
  };
  const wrong: readonly Wrong[] = (problem instanceof ProblemError && problem.problem.errors) || [];
  return { submit, busy, problem, wrong };
}
