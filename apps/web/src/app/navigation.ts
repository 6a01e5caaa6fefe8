import { useMemo } from 'react';
import { useLanguage } from '../i18n/language';
import { may, useMe } from './session';

interface Entry {
  readonly to: string;
  readonly zh: string;
  readonly en: string;
  /** Shown to whom the api would let in: one of these permissions; everybody who is signed in when left out. */
  readonly permissions?: readonly string[];
}

interface Section {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly entries: readonly Entry[];
}

/** The workbench's menu, in the order in which a challenge lives. */
const SECTIONS: readonly Section[] = [
  {
    key: 'mine',
    zh: '我的',
    en: 'Mine',
    entries: [
      { to: '/workbench', zh: '待办', en: 'What waits for me' },
      { to: '/workbench/notifications', zh: '消息', en: 'Notifications' },
      { to: '/workbench/me', zh: '个人设置', en: 'My settings' },
    ],
  },
  {
    key: 'road',
    zh: '业务',
    en: 'Work',
    entries: [
      { to: '/workbench/needs', zh: '需求', en: 'Needs', permissions: ['need.read'] },
      { to: '/workbench/intake', zh: '需求受理', en: 'Intake', permissions: ['need.start_assessment'] },
      { to: '/workbench/bulletins', zh: '榜单', en: 'Bulletins', permissions: ['bulletin.read'] },
      { to: '/workbench/challenges', zh: '榜题', en: 'Challenges', permissions: ['challenge.read'] },
      { to: '/workbench/matching', zh: '找榜题', en: 'Find challenges', permissions: ['proposal.create'] },
      { to: '/workbench/proposals', zh: '揭榜申请', en: 'Proposals', permissions: ['proposal.read'] },
      { to: '/workbench/reviews', zh: '我的评审', en: 'My reviews', permissions: ['panel.score'] },
      { to: '/workbench/panels', zh: '评审组', en: 'Panels', permissions: ['panel.read_members'] },
      { to: '/workbench/decisions', zh: '选帅决定', en: 'Decisions', permissions: ['decision.read'] },
      { to: '/workbench/awards', zh: '中榜', en: 'Awards', permissions: ['award.read'] },
      { to: '/workbench/notices', zh: '公示', en: 'Notices', permissions: ['notice.read'] },
      { to: '/workbench/objections', zh: '异议', en: 'Objections', permissions: ['objection.read', 'objection.file'] },
      { to: '/workbench/projects', zh: '攻关项目', en: 'Projects', permissions: ['project.read'] },
      { to: '/workbench/milestones', zh: '里程碑', en: 'Milestones', permissions: ['milestone.read'] },
      { to: '/workbench/checkpoints', zh: '赛段考核', en: 'Checkpoints', permissions: ['checkpoint.read'] },
      { to: '/workbench/acceptances', zh: '验收', en: 'Acceptance', permissions: ['acceptance.read'] },
      { to: '/workbench/terminations', zh: '终止', en: 'Terminations', permissions: ['termination.read'] },
    ],
  },
  {
    key: 'money',
    zh: '资金',
    en: 'Money',
    entries: [
      { to: '/workbench/disbursements', zh: '拨付', en: 'Disbursements', permissions: ['disbursement.read'] },
      { to: '/workbench/payment-batches', zh: '支付批次', en: 'Payment batches', permissions: ['payment_batch.read'] },
      { to: '/workbench/reconciliation', zh: '对账', en: 'Reconciliation', permissions: ['bank_statement.read'] },
      {
        to: '/workbench/stray-payment-reports',
        zh: '无主支付回报',
        en: 'Stray payment reports',
        permissions: ['payment_report.read_stray'],
      },
      {
        to: '/workbench/recoveries',
        zh: '追回',
        en: 'Recoveries',
        permissions: ['recovery.manage', 'recovery.receive'],
      },
      { to: '/workbench/ledger', zh: '账簿', en: 'Ledger', permissions: ['ledger.read'] },
    ],
  },
  {
    key: 'management',
    zh: '管理',
    en: 'Management',
    entries: [
      { to: '/workbench/programmes', zh: '计划与规则', en: 'Programmes and rules', permissions: ['programme.read'] },
      { to: '/workbench/experts', zh: '专家库', en: 'Experts', permissions: ['expert.read'] },
      { to: '/workbench/capabilities', zh: '能力库', en: 'Capabilities', permissions: ['capability.read'] },
      {
        to: '/workbench/organisations',
        zh: '单位与用户',
        en: 'Organisations and users',
        permissions: ['organisation.read'],
      },
      { to: '/workbench/figures', zh: '统计', en: 'Figures', permissions: ['programme.read'] },
      { to: '/workbench/audit', zh: '审计', en: 'Audit', permissions: ['audit.read'] },
      {
        to: '/workbench/notification-templates',
        zh: '通知模板',
        en: 'Notification templates',
        permissions: ['notification_template.read'],
      },
      { to: '/workbench/parked-jobs', zh: '后台任务', en: 'Background jobs', permissions: ['job.read'] },
      { to: '/workbench/calendar', zh: '工作日历', en: 'Working calendar', permissions: ['calendar.load'] },
    ],
  },
];

export function useSections() {
  const me = useMe();
  const { t } = useLanguage();
  return useMemo(
    () =>
      SECTIONS.map(({ key, zh, en, entries }) => ({
        key,
        title: t(zh, en),
        entries: entries
          .filter(({ permissions }) => !permissions || permissions.some((permission) => may(me, permission)))
          .map((entry) => ({ to: entry.to, text: t(entry.zh, entry.en) })),
      })).filter(({ entries }) => entries.length > 0),
    [me, t],
  );
}
