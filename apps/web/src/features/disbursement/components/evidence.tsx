import { Link } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { dateText, instantText } from '../../../i18n/time';
import { RowsTable } from '../../../ui/rows-table';
import { TitledCard } from '../../../ui/titled-card';
import { Day, Instant, Percent, StateTag } from '../../../ui/values';
import { ContributionTable } from '../../contribution/components/contribution-table';

type Disbursement = Schemas['DisbursementPageView'];

/** What the payment rests on: money with its vouchers, milestones, stage checks, acceptance. */
export function Evidence({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useLanguage();
  const { number, evidence, milestones, stageChecks, acceptances } = disbursement;
  return (
    <>
      <TitledCard title={t('证据：计入的投入与凭证', 'Evidence: counted money and vouchers')}>
        <ContributionTable
          name={t(`投入凭证 ${number}`, `Vouchers ${number}`)}
          contributions={evidence}
          empty={t(
            '没有已核实、可计入的投入：需求方申报后由财务核实',
            'None: the demander declares it and finance verifies it',
          )}
        />
      </TitledCard>
      {(milestones.length > 0 || stageChecks.length > 0) && (
        <TitledCard title={t('证据：里程碑与阶段检查', 'Evidence: milestones and stage checks')}>
          <Milestones milestones={milestones} />
          {stageChecks.map(({ findings, checkedAt }) => (
            <p key={checkedAt} className="prewrap">
              <Instant at={checkedAt} /> {t('阶段检查：', 'Stage check: ')}
              {findings}
            </p>
          ))}
        </TitledCard>
      )}
      {acceptances.length > 0 && (
        <TitledCard title={t('证据：验收', 'Evidence: acceptance')}>
          <Acceptances acceptances={acceptances} />
        </TitledCard>
      )}
    </>
  );
}

function Milestones({ milestones }: Pick<Disbursement, 'milestones'>) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <RowsTable
      name={t('里程碑', 'Milestones')}
      rows={milestones}
      rowKey={({ number }) => `${number}`}
      empty={t('没有里程碑：任务书生效后产生', 'None: they come with the agreement')}
      columns={[
        { key: 'number', title: t('序号', 'No.'), text: ({ number }) => `${number}` },
        { key: 'title', title: t('里程碑', 'Milestone'), text: ({ title }) => title },
        {
          key: 'state',
          title: t('状态', 'State'),
          text: ({ state }) => words.state('milestone', state),
          render: ({ state }) => <StateTag lifecycle="milestone" state={state} />,
        },
        { key: 'due', title: t('到期', 'Due'), text: ({ dueOn }) => dueOn, render: ({ dueOn }) => <Day at={dueOn} /> },
        {
          key: 'passed',
          title: t('通过', 'Passed'),
          text: ({ passedAt }) => (passedAt ? dateText(passedAt) : ''),
          render: ({ passedAt }) => <Day at={passedAt} />,
        },
      ]}
    />
  );
}

function Acceptances({ acceptances }: Pick<Disbursement, 'acceptances'>) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <RowsTable
      name={t('验收', 'Acceptance')}
      rows={acceptances}
      rowKey={({ id }) => id}
      empty={t('没有验收：由揭榜方申请', 'None: the taker asks for it')}
      columns={[
        {
          key: 'number',
          title: t('编号', 'Number'),
          text: ({ number }) => number,
          render: ({ id, number }) => <Link to={`/workbench/acceptances/${id}`}>{number}</Link>,
        },
        { key: 'round', title: t('轮次', 'Round'), text: ({ round }) => `${round}` },
        {
          key: 'state',
          title: t('状态', 'State'),
          text: ({ state }) => words.state('acceptance', state),
          render: ({ state }) => <StateTag lifecycle="acceptance" state={state} />,
        },
        {
          key: 'outcome',
          title: t('结论', 'Outcome'),
          text: ({ outcome }) => (outcome ? words.choice(outcome, 'outcome') : ''),
        },
        {
          key: 'completion',
          title: t('完成率', 'Completion'),
          align: 'right',
          text: ({ completionPpm }) => (completionPpm === null ? '' : `${completionPpm / 10_000}%`),
          render: ({ completionPpm }) => <Percent ppm={completionPpm} />,
        },
        {
          key: 'concluded',
          title: t('结论时间', 'Concluded'),
          text: ({ concludedAt }) => (concludedAt ? instantText(concludedAt) : ''),
          render: ({ concludedAt }) => <Instant at={concludedAt} />,
        },
      ]}
    />
  );
}
