import { parkedWork, type WorkSource } from '#platform';
import { payeeAccountWork } from '#identity';
import { fiscalYearWork, priorYearAdjustmentWork } from '#ledger';
import { programmeWork } from '#programme';
import { panelAssignmentWork, panelWork } from '#panel';
import { objectionWork } from '#notice';
import { needWork } from '#need';
import { addendumWork, agreedNeedWork, bulletinWork, clarificationWork } from '#bulletin';
import { proposalWork } from '#proposal';
import { awardWork, challengeWork, decisionWork } from '#selection';
import { agreementWork, terminationWork } from '#project';
import { milestoneWork } from '#milestone';
import { acceptanceRequestWork, acceptanceWork } from '#acceptance';
import { contributionWork, disbursementWork, paymentReportWork, projectMoneyWork, recoveryWork } from '#disbursement';

/** Everything that can wait for somebody, in the order in which a challenge lives. */
export const WORK_SOURCES: readonly WorkSource[] = [
  programmeWork,
  needWork,
  agreedNeedWork,
  panelAssignmentWork,
  panelWork,
  bulletinWork,
  clarificationWork,
  addendumWork,
  proposalWork,
  challengeWork,
  decisionWork,
  awardWork,
  objectionWork,
  agreementWork,
  milestoneWork,
  acceptanceRequestWork,
  acceptanceWork,
  terminationWork,
  payeeAccountWork,
  projectMoneyWork,
  contributionWork,
  disbursementWork,
  recoveryWork,
  paymentReportWork,
  fiscalYearWork,
  priorYearAdjustmentWork,
  parkedWork,
];

/** The kinds by name; several sources may be about the same one. */
export const WORK_KINDS: readonly string[] = [...new Set(WORK_SOURCES.map(({ kind }) => kind))];
