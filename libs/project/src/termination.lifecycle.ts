import { defineGuard, defineLifecycle, type Actor, type Facts } from '#platform';
import type { ProjectParties } from './project.lifecycle.js';
import type { TerminationKind } from './project.entities.js';
import type { Termination } from './termination.entities.js';

export interface TerminationFacts extends Facts {
  readonly subject: Termination;
  readonly parties: ProjectParties;
  readonly projectState: string;
}

/** Who has to agree when a project is ended by agreement. */
export const CONSENTING_PARTIES = ['demander', 'taker'] as const;
export type ConsentingParty = (typeof CONSENTING_PARTIES)[number];

const CONSENT = 'termination.consent';

/** The parties for which somebody may agree. */
export function consentingAs(actor: Actor, { programmeId, demander, taker }: ProjectParties): ConsentingParty[] {
  const standing = { demander: { programmeId, demander }, taker: { programmeId, taker } };
  return CONSENTING_PARTIES.filter((party) => actor.may(CONSENT, standing[party]));
}

/** When a party agreed; null while it has not. */
export const consentOf = (subject: Termination, party: ConsentingParty): Date | null =>
  party === 'demander' ? subject.demanderConsentedAt : subject.takerConsentedAt;

/** Ends that need not wait until a round of acceptance is over; all others are decided by its conclusion. */
const DURING_ACCEPTANCE: readonly TerminationKind[] = ['mutual', 'force_majeure'];

/** Whether a project in this state can be ended in this way. */
export const canEnd = (kind: TerminationKind, projectState: string): boolean =>
  ['active', 'suspended'].includes(projectState) || (projectState === 'accepting' && DURING_ACCEPTANCE.includes(kind));

const projectRunning = defineGuard<TerminationFacts>(
  'termination.project_not_running',
  {
    zh: '只有实施中或已暂停的项目可以终止；验收中的项目只能协商终止或因不可抗力终止',
    en: 'Only a project that is active or suspended can be terminated; while it is being accepted only by agreement or force majeure',
  },
  ({ subject, projectState }) => canEnd(subject.kind, projectState),
);

const bothConsent = defineGuard<TerminationFacts>(
  'termination.consent_missing',
  { zh: '协商终止须需求方和揭榜方双方同意', en: 'Demander and taker must both agree to an end by agreement' },
  ({ subject }) => subject.kind !== 'mutual' || CONSENTING_PARTIES.every((party) => consentOf(subject, party) !== null),
);

const mutual = defineGuard<TerminationFacts>(
  'termination.not_mutual',
  { zh: '此类终止无须双方同意', en: 'This kind of termination asks for nobody’s consent' },
  ({ subject }) => subject.kind === 'mutual',
);

const consentOpen = defineGuard<TerminationFacts>(
  'termination.consented_already',
  { zh: '贵方已同意', en: 'Your side has agreed already' },
  ({ subject, parties }, { actor }) => consentingAs(actor, parties).some((party) => consentOf(subject, party) === null),
);

const requester = defineGuard<TerminationFacts>(
  'termination.not_requester',
  { zh: '只有申请单位可以撤回', en: 'Only the organisation that asked may take it back' },
  ({ subject }, { actor }) => actor.organisationId === subject.requesterId,
);

const anotherPerson = defineGuard<TerminationFacts>(
  'termination.same_person',
  { zh: '申请人和核查人不得作出决定', en: 'Whoever asked or found the facts may not decide' },
  ({ subject }, { actor }) => actor.userId !== subject.requestedBy && actor.userId !== subject.foundBy,
);

/**
 * 终止: asked for by a party or the officer, investigated by the officer, decided by the approver. What it costs whom is
 * the settlement's to say (domain.md section 5, No fault).
 */
export const terminationLifecycle = defineLifecycle<TerminationFacts>()({
  name: 'termination',
  table: 'termination',
  label: { zh: '终止', en: 'Termination' },
  initial: 'requested',
  states: {
    requested: { zh: '已申请', en: 'Requested' },
    found: { zh: '已核查', en: 'Investigated' },
    approved: { zh: '已批准', en: 'Approved', final: true },
    refused: { zh: '不予批准', en: 'Refused', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    consent: {
      zh: '同意',
      en: 'Agree',
      from: ['requested'],
      to: 'same',
      permission: CONSENT,
      guards: [mutual, consentOpen],
      emits: 'termination.consented',
    },
    find: {
      zh: '提交核查意见',
      en: 'Record the findings',
      from: ['requested'],
      to: 'found',
      permission: 'termination.find',
      guards: [projectRunning, bothConsent],
      emits: 'termination.found',
    },
    approve: {
      zh: '批准终止',
      en: 'Approve',
      from: ['found'],
      to: 'approved',
      permission: 'termination.decide',
      guards: [projectRunning, bothConsent, anotherPerson],
      reason: 'required',
      emits: 'termination.approved',
    },
    refuse: {
      zh: '不予批准',
      en: 'Refuse',
      from: ['found'],
      to: 'refused',
      permission: 'termination.decide',
      guards: [anotherPerson],
      reason: 'required',
      emits: 'termination.refused',
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['requested', 'found'],
      to: 'withdrawn',
      permission: 'termination.request',
      guards: [requester],
      emits: 'termination.withdrawn',
    },
  },
});

export type TerminationState = keyof typeof terminationLifecycle.states;
