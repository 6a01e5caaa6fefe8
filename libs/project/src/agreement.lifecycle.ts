import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { TrancheTrigger } from '#programme';
import { splitTotal, WHOLE_PPM } from './agreement-terms.js';
import { SIGNING_PARTIES, type Agreement, type Signature, type SigningParty } from './project.entities.js';
import type { ProjectParties } from './project.lifecycle.js';

/** What guards need to know of the funding plan. */
export interface PlanFacts {
  readonly id: string;
  readonly version: number;
  readonly instalments: readonly number[];
  readonly triggers: readonly TrancheTrigger[];
}

export interface AgreementFacts extends Facts {
  readonly subject: Agreement;
  readonly parties: ProjectParties;
  readonly projectState: string;
  readonly awardState: string;
  /** Null while nobody has drafted one. */
  readonly plan: PlanFacts | null;
  /** The version of the plan that stands in the frozen text; null while drafting. */
  readonly frozenPlan: { readonly id: string; readonly version: number } | null;
  /** The signatures that stand. */
  readonly signatures: readonly Pick<Signature, 'id' | 'party' | 'userId'>[];
}

const awardConfirmed = defineGuard<AgreementFacts>(
  'agreement.award_not_confirmed',
  { zh: '立项结果未确认或已中止，不能签约', en: 'The award is not confirmed, or is suspended' },
  ({ awardState }) => awardState === 'confirmed',
);

const planDrafted = defineGuard<AgreementFacts>(
  'agreement.funding_plan_missing',
  { zh: '尚未编制资金计划', en: 'There is no funding plan yet' },
  ({ plan }) => plan !== null,
);

const planUnchanged = defineGuard<AgreementFacts>(
  'agreement.funding_plan_changed',
  {
    zh: '资金计划在文本定稿后有改动，请退回起草后重新定稿',
    en: 'The funding plan changed after the text was frozen; return it to drafting and freeze it again',
  },
  ({ plan, frozenPlan }) => plan?.id === frozenPlan?.id && plan?.version === frozenPlan?.version,
);

const finalMilestone = defineGuard<AgreementFacts>(
  'agreement.final_milestone_missing',
  { zh: '里程碑计划须以“结题”里程碑结束', en: 'The schedule must end with a milestone of the kind final' },
  ({ subject }) => subject.terms.milestones.at(-1)?.kind === 'final',
);

const midtermMilestone = defineGuard<AgreementFacts>(
  'agreement.midterm_milestone_missing',
  { zh: '资金计划含中期拨付，须设中期里程碑', en: 'A tranche is paid at mid-term, so a mid-term milestone is needed' },
  ({ subject, plan }) =>
    !plan?.triggers.some(({ kind }) => kind === 'midterm_passed') ||
    subject.terms.milestones.some(({ kind }) => kind === 'midterm'),
);

const milestonesOfTranches = defineGuard<AgreementFacts>(
  'agreement.tranche_milestone_missing',
  {
    zh: '资金计划按第 {milestone} 个里程碑拨付，但计划中没有',
    en: 'A tranche waits for milestone {milestone}, which is not planned',
  },
  ({ subject, plan }) => {
    const last = Math.max(0, ...(plan?.triggers ?? []).map((t) => (t.kind === 'milestone_passed' ? t.milestone : 0)));
    return last <= subject.terms.milestones.length || { milestone: last };
  },
);

const instalmentsKnown = defineGuard<AgreementFacts>(
  'agreement.instalment_unknown',
  {
    zh: '里程碑引用的第 {instalment} 期投入不在资金计划中',
    en: 'Instalment {instalment} of a milestone is not in the funding plan',
  },
  ({ subject, plan }) => {
    const unknown = subject.terms.milestones.find(
      ({ instalment }) => instalment !== null && plan !== null && !plan.instalments.includes(instalment),
    );
    return unknown ? { instalment: unknown.instalment } : true;
  },
);

const ipSplitWhole = defineGuard<AgreementFacts>(
  'agreement.ip_split_missing',
  { zh: '知识产权分配须合计 100%', en: 'The split of intellectual property must add up to 100 %' },
  ({ subject }) => splitTotal(subject.terms.ipSplit) === WHOLE_PPM,
);

const riskSplitWhole = defineGuard<AgreementFacts>(
  'agreement.failure_risk_split_missing',
  { zh: '失败风险分担须合计 100%', en: 'The split of the risk of failure must add up to 100 %' },
  ({ subject }) => splitTotal(subject.terms.failureRiskSplit) === WHOLE_PPM,
);

const oneSignaturePerPerson = defineGuard<AgreementFacts>(
  'agreement.person_signed_already',
  { zh: '您已签署，一人只能代表一方签署', en: 'You have signed already; a person may sign for one party only' },
  ({ signatures }, { actor }) => !signatures.some(({ userId }) => userId === actor.userId),
);

const partyStillToSign = defineGuard<AgreementFacts>(
  'agreement.party_signed_already',
  { zh: '您所代表的一方已签署', en: 'The party you may sign for has signed already' },
  (facts, { actor }) => {
    const { agency, demander, taker, programmeId } = facts.parties;
    const mine = { agency, demander, taker };
    return openParties(facts.signatures).some((party) =>
      actor.may('agreement.sign', { [party]: mine[party], programmeId }),
    );
  },
);

const projectLapsed = defineGuard<AgreementFacts>(
  'agreement.project_not_lapsed',
  { zh: '项目未终止签约，任务书不能解除', en: 'The contracting of the project has not lapsed' },
  ({ projectState }) => projectState === 'lapsed',
);

const projectTerminated = defineGuard<AgreementFacts>(
  'agreement.project_not_terminated',
  {
    zh: '项目未终止或淘汰，已生效的任务书不能解除',
    en: 'The project has not ended early, so its agreement stays in force',
  },
  ({ projectState }) => projectState === 'terminated' || projectState === 'eliminated',
);

const projectEnded = defineGuard<AgreementFacts>(
  'agreement.project_not_closed',
  { zh: '项目尚未结项', en: 'The project is not closed yet' },
  ({ projectState }) => projectState === 'closed',
);

/** The parties whose signature is missing. */
export const openParties = (signatures: readonly Pick<Signature, 'party'>[]): SigningParty[] =>
  SIGNING_PARTIES.filter((party) => !signatures.some((signature) => signature.party === party));

/** 任务书: drafted, frozen as one text, signed by three parties, then in force (domain.md section 3). */
export const agreementLifecycle = defineLifecycle<AgreementFacts>()({
  name: 'agreement',
  table: 'agreement',
  label: { zh: '任务书', en: 'Agreement' },
  initial: 'drafting',
  states: {
    drafting: { zh: '起草中', en: 'Drafting' },
    signing: { zh: '签署中', en: 'Being signed' },
    effective: { zh: '已生效', en: 'Effective' },
    fulfilled: { zh: '已履行', en: 'Fulfilled', final: true },
    rescinded: { zh: '已解除', en: 'Rescinded', final: true },
  },
  actions: {
    edit: {
      zh: '起草',
      en: 'Draft',
      from: ['drafting'],
      to: 'same',
      permission: 'agreement.edit',
    },
    start_signing: {
      zh: '定稿并开始签署',
      en: 'Freeze the text and start signing',
      from: ['drafting'],
      to: 'signing',
      permission: 'agreement.start_signing',
      guards: [
        awardConfirmed,
        planDrafted,
        finalMilestone,
        midtermMilestone,
        milestonesOfTranches,
        instalmentsKnown,
        ipSplitWhole,
        riskSplitWhole,
      ],
      emits: 'agreement.signing_started',
    },
    sign: {
      zh: '签署',
      en: 'Sign',
      from: ['signing'],
      to: ['signing', 'effective'],
      permission: 'agreement.sign',
      guards: [awardConfirmed, planUnchanged, oneSignaturePerPerson, partyStillToSign],
      emits: 'agreement.signed',
    },
    return_to_drafting: {
      zh: '退回起草',
      en: 'Return to drafting',
      from: ['signing'],
      to: 'drafting',
      permission: 'agreement.return_to_drafting',
      reason: 'required',
      emits: 'agreement.returned_to_drafting',
    },
    fulfil: {
      zh: '履行完毕',
      en: 'Fulfil',
      from: ['effective'],
      to: 'fulfilled',
      permission: 'agreement.fulfil',
      guards: [projectEnded],
      emits: 'agreement.fulfilled',
    },
    rescind: {
      zh: '解除',
      en: 'Rescind',
      from: ['drafting', 'signing'],
      to: 'rescinded',
      permission: 'agreement.rescind',
      guards: [projectLapsed],
      reason: 'required',
      emits: 'agreement.rescinded',
    },
    end_early: {
      zh: '终止解除',
      en: 'Rescind with the project',
      from: ['effective'],
      to: 'rescinded',
      permission: 'agreement.end_early',
      guards: [projectTerminated],
      reason: 'required',
      emits: 'agreement.rescinded',
    },
  },
});

export type AgreementState = keyof typeof agreementLifecycle.states;
