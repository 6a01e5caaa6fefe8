import { formatYuan, type Params, type ReadTx } from '#platform';
import { getAcceptance, acceptanceParties } from '#acceptance';
import { challengeParties, getBulletin, getChallenge, getClarification } from '#bulletin';
import { getBatch, getContribution, getDisbursement, getRecovery } from '#disbursement';
import { getMilestone } from '#milestone';
import { getNeed, needParties } from '#need';
import { getNotice, getObjection } from '#notice';
import { getAssignment, getPanel } from '#panel';
import { getProgramme, programmeParties } from '#programme';
import { getProject, projectParties } from '#project';
import { getProposal } from '#proposal';
import { awardParties, getAward, getDecision } from '#selection';
import type { Standing } from './audiences.js';

/** What a notification is about: who stands where to it, and the short facts its text may name. */
export interface Subject extends Standing {
  readonly programmeId: string | null;
  readonly params: Params;
}

interface SubjectSource {
  readonly load: (tx: ReadTx, id: string) => Promise<Subject>;
  /** Every parameter, with a value that shows what it looks like. */
  readonly sample: Params;
  /** Its page in the portal, with parameters and `{id}`. */
  readonly link: string;
}

const PROJECT = {
  projectId: '0192f0c0-0000-7000-8000-000000000001',
  projectNumber: 'XM-2027-0001',
  projectTitle: '高压电缆绝缘料',
};
const CHALLENGE = {
  challengeId: '0192f0c0-0000-7000-8000-000000000002',
  challengeNumber: 'JB-2027-0001',
  challengeTitle: '高压电缆绝缘料',
};

/** How each subject is looked at. Sealed content, scores and reasons are never among the parameters. */
export const SUBJECTS = {
  programme: {
    sample: { number: 'JH-2027-0001', name: '揭榜挂帅计划' },
    link: '/programmes/{id}',
    load: async (tx, id) => {
      const programme = await getProgramme(tx, id);
      const { number, name } = programme;
      return { programmeId: id, parties: programmeParties(programme), params: { number, name } };
    },
  },
  need: {
    sample: { number: 'XQ-2027-0001', title: '高压电缆绝缘料' },
    link: '/needs/{id}',
    load: async (tx, id) => {
      const need = await getNeed(tx, id);
      const { programmeId, number, title } = need;
      return {
        programmeId,
        parties: needParties(need, await getProgramme(tx, programmeId)),
        params: { number, title },
      };
    },
  },
  bulletin: {
    sample: { number: 'BD-2027-0001', title: '第一批榜单' },
    link: '/bulletins/{id}',
    load: async (tx, id) => {
      const { programmeId, number, title } = await getBulletin(tx, id);
      return { programmeId, parties: programmeParties(await getProgramme(tx, programmeId)), params: { number, title } };
    },
  },
  challenge: {
    sample: { number: 'JB-2027-0001', title: '高压电缆绝缘料', closesAt: '2027-03-01T09:00:00.000Z' },
    link: '/challenges/{id}',
    load: async (tx, id) => {
      const challenge = await getChallenge(tx, id);
      const { programmeId, number, title, takeUpClosesAt, confidentiality } = challenge;
      return {
        programmeId,
        parties: await challengeParties(tx, challenge),
        challengeId: id,
        isPublic: confidentiality !== 'invited',
        params: { number, title, closesAt: takeUpClosesAt?.toISOString() ?? null },
      };
    },
  },
  clarification: {
    sample: CHALLENGE,
    link: '/challenges/{challengeId}',
    load: async (tx, id) => {
      const { challengeId, askerId } = await getClarification(tx, id);
      const about = await ofChallenge(tx, challengeId);
      return { ...about, parties: { ...about.parties, asker: askerId } };
    },
  },
  proposal: {
    sample: { ...CHALLENGE, number: 'TB-2027-0001' },
    link: '/proposals/{id}',
    load: async (tx, id) => {
      const { number, challengeId, takerId } = await getProposal(tx, id);
      const about = await ofChallenge(tx, challengeId);
      return { ...about, parties: { taker: takerId }, params: { ...about.params, number } };
    },
  },
  panel: {
    sample: { number: 'PS-2027-0001' },
    link: '/panels/{id}',
    load: async (tx, id) => {
      const { programmeId, number, agencyId } = await getPanel(tx, id);
      return { programmeId, parties: { agency: agencyId }, params: { number } };
    },
  },
  panel_assignment: {
    sample: { panelId: '0192f0c0-0000-7000-8000-000000000003', number: 'PS-2027-0001' },
    link: '/panel-assignments/{id}',
    load: async (tx, id) => {
      const { panelId, userId, state } = await getAssignment(tx, id);
      const { programmeId, number, agencyId } = await getPanel(tx, panelId);
      const people = { expert: userId, replaced_expert: state === 'replaced' ? userId : null };
      return { programmeId, parties: { agency: agencyId }, people, params: { panelId, number } };
    },
  },
  public_notice: {
    sample: { number: 'GS-2027-0001', title: '拟立项公示', endsAt: '2027-03-08T16:00:00.000Z' },
    link: '/notices/{id}',
    load: async (tx, id) => {
      const { programmeId, number, title, endsAt, agencyId, subjectType, subjectId } = await getNotice(tx, id);
      const award = subjectType === 'award' ? await getAward(tx, subjectId) : null;
      return {
        programmeId,
        parties: { agency: agencyId, demander: award?.demanderId },
        challengeId: award?.challengeId,
        params: { number, title, endsAt: endsAt.toISOString() },
      };
    },
  },
  objection: {
    sample: { number: 'YY-2027-0001', noticeId: '0192f0c0-0000-7000-8000-000000000004', noticeTitle: '拟立项公示' },
    link: '/objections/{id}',
    load: async (tx, id) => {
      const { programmeId, number, noticeId, agencyId, kind, filerId } = await getObjection(tx, id);
      const { title } = await getNotice(tx, noticeId);
      return {
        programmeId,
        parties: { agency: agencyId },
        people: { filer: filerId },
        // A report of misconduct does not exist for the agency.
        isOversights: kind === 'misconduct',
        params: { number, noticeId, noticeTitle: title },
      };
    },
  },
  decision: {
    sample: CHALLENGE,
    link: '/decisions/{id}',
    load: async (tx, id) => ofChallenge(tx, (await getDecision(tx, id)).challengeId),
  },
  award: {
    sample: { ...CHALLENGE, number: 'ZB-2027-0001' },
    link: '/awards/{id}',
    load: async (tx, id) => {
      const award = await getAward(tx, id);
      const about = await ofChallenge(tx, award.challengeId);
      return { ...about, parties: await awardParties(tx, award), params: { ...about.params, number: award.number } };
    },
  },
  project: {
    sample: { number: 'XM-2027-0001', title: '高压电缆绝缘料' },
    link: '/projects/{id}',
    load: async (tx, id) => {
      const project = await getProject(tx, id);
      const { programmeId, number, title } = project;
      return { programmeId, parties: await projectParties(tx, project), params: { number, title } };
    },
  },
  milestone: {
    sample: { ...PROJECT, stage: 2, title: '中试', dueOn: '2027-06-30' },
    link: '/milestones/{id}',
    load: async (tx, id) => {
      const { projectId, number, title, dueOn, rectifyBy } = await getMilestone(tx, id);
      const about = await ofProject(tx, projectId);
      return { ...about, params: { ...about.params, stage: number, title, dueOn: rectifyBy ?? dueOn } };
    },
  },
  acceptance: {
    sample: { ...PROJECT, number: 'YS-2027-0001', round: 1 },
    link: '/acceptances/{id}',
    load: async (tx, id) => {
      const acceptance = await getAcceptance(tx, id);
      const { params, programmeId } = await ofProject(tx, acceptance.projectId);
      const { number, round } = acceptance;
      return { programmeId, parties: await acceptanceParties(tx, acceptance), params: { ...params, number, round } };
    },
  },
  contribution: {
    sample: { ...PROJECT, amount: '700,000.00' },
    link: '/contributions/{id}',
    load: async (tx, id) => {
      const { projectId, amountFen, source } = await getContribution(tx, id);
      const about = await ofProject(tx, projectId);
      const contributor = source === 'taker' ? about.parties['taker'] : about.parties['demander'];
      return {
        ...about,
        parties: { ...about.parties, contributor },
        params: { ...about.params, amount: formatYuan(amountFen) },
      };
    },
  },
  disbursement: {
    sample: { ...PROJECT, number: 'BF-2027-0001', tranche: 1, amount: '400,000.00' },
    link: '/disbursements/{id}',
    load: async (tx, id) => {
      const { projectId, number, trancheNumber, amountFen, payeeOrganisationId } = await getDisbursement(tx, id);
      const about = await ofProject(tx, projectId);
      // Before it is requested it has no amount.
      const amount = amountFen === null ? '—' : formatYuan(amountFen);
      return {
        ...about,
        parties: { ...about.parties, payee: payeeOrganisationId },
        params: { ...about.params, number, tranche: trancheNumber, amount },
      };
    },
  },
  payment_batch: {
    sample: { number: 'PC-2027-0001', amount: '400,000.00' },
    link: '/payment-batches/{id}',
    load: async (tx, id) => {
      const { programmeId, number, controlSumFen } = await getBatch(tx, id);
      const parties = programmeParties(await getProgramme(tx, programmeId));
      return { programmeId, parties, params: { number, amount: formatYuan(controlSumFen) } };
    },
  },
  recovery: {
    sample: { ...PROJECT, number: 'ZH-2027-0001', amount: '100,000.00' },
    link: '/recoveries/{id}',
    load: async (tx, id) => {
      const { projectId, number, amountFen, debtorId } = await getRecovery(tx, id);
      const about = await ofProject(tx, projectId);
      return {
        ...about,
        parties: { ...about.parties, debtor: debtorId },
        params: { ...about.params, number, amount: formatYuan(amountFen) },
      };
    },
  },
  job: {
    sample: { count: 3, handler: 'need.record-assessment' },
    link: '/parked-jobs',
    load: () => Promise.resolve({ programmeId: null, parties: {}, params: {} }),
  },
} as const satisfies Readonly<Record<string, SubjectSource>>;

export type SubjectType = keyof typeof SUBJECTS;

export const subjectSource = (type: SubjectType): SubjectSource => SUBJECTS[type];

async function ofChallenge(tx: ReadTx, challengeId: string): Promise<Subject> {
  const challenge = await getChallenge(tx, challengeId);
  const { programmeId, number, title } = challenge;
  return {
    programmeId,
    parties: await challengeParties(tx, challenge),
    challengeId,
    params: { challengeId, challengeNumber: number, challengeTitle: title },
  };
}

async function ofProject(tx: ReadTx, projectId: string): Promise<Subject> {
  const project = await getProject(tx, projectId);
  const { programmeId, number, title } = project;
  const params = { projectId, projectNumber: number, projectTitle: title };
  return { programmeId, parties: await projectParties(tx, project), params };
}
