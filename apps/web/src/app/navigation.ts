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
      { to: '/work', zh: '待办', en: 'What waits for me' },
      { to: '/work/notifications', zh: '消息', en: 'Notifications' },
      { to: '/work/me', zh: '个人设置', en: 'My settings' },
    ],
  },
  {
    key: 'road',
    zh: '业务',
    en: 'Work',
    entries: [
      { to: '/work/needs', zh: '需求', en: 'Needs', permissions: ['need.read'] },
      { to: '/work/bulletins', zh: '榜单', en: 'Bulletins', permissions: ['bulletin.read'] },
      { to: '/work/challenges', zh: '榜题', en: 'Challenges', permissions: ['challenge.read'] },
      { to: '/work/matching', zh: '找榜题', en: 'Find challenges', permissions: ['proposal.create'] },
      { to: '/work/proposals', zh: '揭榜申请', en: 'Proposals', permissions: ['proposal.read'] },
      { to: '/work/reviews', zh: '我的评审', en: 'My reviews', permissions: ['panel.score'] },
      { to: '/work/panels', zh: '专家组', en: 'Panels', permissions: ['panel.read'] },
      { to: '/work/decisions', zh: '选帅决定', en: 'Decisions', permissions: ['decision.read'] },
      { to: '/work/awards', zh: '中榜', en: 'Awards', permissions: ['award.read'] },
      { to: '/work/notices', zh: '公示', en: 'Notices', permissions: ['notice.read'] },
      { to: '/work/objections', zh: '异议', en: 'Objections', permissions: ['objection.read'] },
      { to: '/work/projects', zh: '攻关项目', en: 'Projects', permissions: ['project.read'] },
      { to: '/work/milestones', zh: '里程碑', en: 'Milestones', permissions: ['milestone.read'] },
      { to: '/work/acceptances', zh: '验收', en: 'Acceptance', permissions: ['acceptance.read'] },
      { to: '/work/terminations', zh: '终止', en: 'Terminations', permissions: ['termination.read'] },
    ],
  },
  {
    key: 'money',
    zh: '资金',
    en: 'Money',
    entries: [
      { to: '/work/disbursements', zh: '拨付', en: 'Disbursements', permissions: ['disbursement.read'] },
      { to: '/work/payment-batches', zh: '支付批次', en: 'Payment batches', permissions: ['payment_batch.read'] },
      { to: '/work/reconciliation', zh: '对账', en: 'Reconciliation', permissions: ['bank_statement.read'] },
      { to: '/work/recoveries', zh: '追回', en: 'Recoveries', permissions: ['recovery.manage', 'recovery.receive'] },
      { to: '/work/ledger', zh: '账簿', en: 'Ledger', permissions: ['ledger.read'] },
    ],
  },
  {
    key: 'management',
    zh: '管理',
    en: 'Management',
    entries: [
      { to: '/work/programmes', zh: '计划与规则', en: 'Programmes and rules', permissions: ['programme.read'] },
      { to: '/work/experts', zh: '专家库', en: 'Experts', permissions: ['expert.read'] },
      { to: '/work/capabilities', zh: '能力库', en: 'Capabilities', permissions: ['capability.read'] },
      {
        to: '/work/organisations',
        zh: '单位与用户',
        en: 'Organisations and users',
        permissions: ['organisation.read'],
      },
      { to: '/work/figures', zh: '统计', en: 'Figures', permissions: ['programme.read'] },
      { to: '/work/audit', zh: '审计', en: 'Audit', permissions: ['audit.read'] },
      { to: '/work/jobs', zh: '后台任务', en: 'Background jobs', permissions: ['job.read'] },
      { to: '/work/calendar', zh: '工作日历', en: 'Working calendar', permissions: ['calendar.load'] },
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
