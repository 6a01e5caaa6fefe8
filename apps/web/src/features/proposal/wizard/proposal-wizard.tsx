import { Button, Card, Form, Space, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useLanguage } from '../../../i18n/language';
import { ProblemAlert } from '../../../ui/problem-alert';
import { SaveStatus } from '../../../ui/save-status';
import { ConsortiumEditor } from './consortium-editor';
import { draftOf, PARTS, placeOf, type Content, type PartKey, type ProposalDraft, type Wrong } from './content';
import { BudgetFields, RouteFields, ScheduleFields, TeamFields } from './part-fields';
import { ResponseEditor } from './response-editor';
import { SubmitPart } from './submit-part';
import { useProposalSaving } from './use-proposal-saving';

/** What the rules of the programme say about a proposal. */
export interface ProposalRules {
  readonly offerKinds: readonly string[];
  readonly maxPeriodMonths: number | undefined;
  readonly partnersMax: number | undefined;
}

interface Props {
  readonly challenge: Schemas['PublicChallengeView'];
  readonly rules: ProposalRules;
  readonly takerId: string;
  readonly proposal: Schemas['ProposalView'] | null;
  readonly content: Content;
  /** Names of the organisations that the content knows by their ids. */
  readonly named: readonly { readonly id: string; readonly name: string }[];
}

/** Taking a challenge up, from the first words to the sealed receipt. Every part stays drawn, so nothing is lost. */
export function ProposalWizard({ challenge, rules, takerId, proposal, content, named }: Props) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { indicators } = challenge;
  const [form] = Form.useForm<ProposalDraft>();
  const [part, setPart] = useState<PartKey>('route');
  const [names, setNames] = useState(() => new Map(named.map(({ id, name }) => [id, name])));
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  const saving = useProposalSaving({ challengeId: challenge.id, takerId, indicators, proposal });

  useEffect(() => {
    if (saving.restored) form.setFieldsValue(saving.restored as never);
  }, [form, saving.restored]);

  const draft = () => form.getFieldsValue(true) as ProposalDraft;
  const changed = () => saving.changed(draft());
  const place = (path: string) => placeOf(path, draft(), indicators);
  const open = (wanted: PartKey, name?: readonly (string | number)[]) => {
    setPart(wanted);
    // The part has to be visible before a field in it can take the focus.
    setTimeout(() =>
      name ? form.scrollToField([...name] as never, { block: 'center', focus: true }) : top.current?.focus(),
    );
  };
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
  const position = PARTS.findIndex(({ key }) => key === part);
  const move = (by: number) => open(PARTS[position + by]?.key ?? part);
  const shown = (key: PartKey) => ({ hidden: part !== key });
  const refusal = saving.proposal?.actions.find(({ name }) => name === 'save_draft');

  return (
    <div className="wizard">
      <div>
        <Steps
          size="small"
          responsive
          current={position}
          onChange={(index) => open(PARTS[index]?.key ?? part)}
          items={PARTS.map((each) => ({
            title: t(each),
            ...(wrong.some(({ path }) => place(path).part === each.key) && { status: 'error' as const }),
          }))}
        />
        <Card style={{ marginTop: 16 }}>
          <h2 ref={top} tabIndex={-1}>
            {t(PARTS[position] ?? PARTS[0])}
          </h2>
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={draftOf(content, indicators)}
            onValuesChange={changed}
          >
            <div {...shown('route')}>
              <RouteFields offerKinds={rules.offerKinds} />
            </div>
            <div {...shown('consortium')}>
              <ConsortiumEditor
                names={names}
                onNamed={(id, name) => setNames((known) => new Map(known).set(id, name))}
                partnersMax={rules.partnersMax}
                onChange={changed}
              />
            </div>
            <div {...shown('commitments')}>
              <ResponseEditor indicators={indicators} />
            </div>
            <div {...shown('team')}>
              <TeamFields />
            </div>
            <div {...shown('budget')}>
              <BudgetFields />
            </div>
            <div {...shown('schedule')}>
              <ScheduleFields maxPeriodMonths={rules.maxPeriodMonths} />
            </div>
            <div {...shown('submit')}>
              <SubmitPart
                closesAt={challenge.takeUpClosesAt}
                wrong={wrong.map((each) => ({ ...each, part: place(each.path).part }))}
                refusals={refusal && !refusal.allowed ? refusal.reasons.map((reason) => t(reason)) : []}
                busy={busy}
                onOpen={({ path }) => open(place(path).part, place(path).name)}
                onSubmit={() => void submit()}
              />
            </div>
          </Form>
          {problem !== null && wrong.length === 0 && <ProblemAlert error={problem} />}
          <Space wrap style={{ marginTop: 16 }}>
            {position > 0 && <Button onClick={() => move(-1)}>{t('上一步', 'Back')}</Button>}
            {position < PARTS.length - 1 && (
              <Button type="primary" onClick={() => move(1)}>
                {t('下一步', 'Next')}
              </Button>
            )}
          </Space>
        </Card>
      </div>
      <aside>
        <Card size="small">
          <h2>{t('草稿', 'Draft')}</h2>
          {saving.proposal && <p>{t(`编号 ${saving.proposal.number}`, `Number ${saving.proposal.number}`)}</p>}
          <SaveStatus state={saving.state} onRetry={() => void saving.flush()} onReload={() => void saving.reload()} />
          {saving.state.kind === 'untouched' && <p>{t('填写内容会自动保存', 'What you write is saved by itself')}</p>}
        </Card>
      </aside>
    </div>
  );
}
