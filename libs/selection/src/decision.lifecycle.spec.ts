import { allowedActions } from '#platform';
import { UserActor, type Role } from '#identity';
import { decisionLifecycle, type DecisionFacts } from './decision.lifecycle.js';
import type { Decision, DecisionItem, DemanderOpinion } from './selection.entities.js';

const NOW = new Date('2026-03-30T02:00:00Z');

const selected = (proposalId: string, awardSlot: number): DecisionItem => ({
  decisionId: 'decision',
  proposalId,
  takerId: 'taker',
  result: 'selected',
  rank: 1,
  awardSlot,
  reason: null,
});

const factsOf = (subject: Partial<Decision> = {}, facts: Partial<DecisionFacts> = {}): DecisionFacts => ({
  subject: {
    id: 'decision',
    version: 1,
    state: 'drafted',
    kind: 'initial',
    draftedBy: 'drafter',
    ...subject,
  } as Decision,
  parties: { programmeId: 'programme', agency: 'agency', demander: 'demander' },
  challengeState: 'evaluating',
  items: [selected('first', 1)],
  candidateIds: new Set(['first', 'second']),
  takenSlots: [],
  demanderVoice: 'opinion',
  opinion: null,
  ...facts,
});

const opinionFor = (...proposalIds: string[]): DemanderOpinion => ({ proposalIds }) as DemanderOpinion;

const actorAs = (role: Role, organisationId: string, userId = 'user'): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const approver = actorAs('agency_approver', 'agency');

const offered = (facts: DecisionFacts, actor = approver): [string, string[]][] =>
  allowedActions(decisionLifecycle, facts, { actor, now: NOW }).map(({ name, reasons }) => [
    name,
    reasons.map(({ code }) => code),
  ]);
const approval = (facts: DecisionFacts, actor = approver): string[] => offered(facts, actor)[0]?.[1] ?? ['not offered'];

describe('decision: state × action × role', () => {
  it('offers an approver of the agency to approve and to return a draft, and nothing afterwards', () => {
    expect(offered(factsOf())).toEqual([
      ['approve', []],
      ['return', []],
    ]);
    expect(offered(factsOf({ state: 'approved' }))).toEqual([]);
    expect(offered(factsOf({ state: 'returned' }))).toEqual([]);
  });

  it.each([
    actorAs('agency_officer', 'agency'),
    actorAs('agency_finance', 'agency'),
    actorAs('agency_approver', 'another agency'),
    actorAs('demander', 'demander'),
    actorAs('oversight', 'supervision'),
    actorAs('system_admin', 'platform'),
  ])('offers others nothing', (actor) => {
    expect(offered(factsOf(), actor)).toEqual([]);
  });

  it('wants another person than who drafted it', () => {
    expect(approval(factsOf(), actorAs('agency_approver', 'agency', 'drafter'))).toEqual(['decision.same_person']);
  });

  it('wants a challenge that is still to be decided, or decided for a replacement', () => {
    expect(approval(factsOf({}, { challengeState: 'decided' }))).toEqual(['decision.challenge_not_open_to_it']);
    const replacement = { kind: 'replacement' } as const;
    expect(approval(factsOf(replacement, { challengeState: 'decided' }))).toEqual([]);
    expect(approval(factsOf(replacement, { challengeState: 'no_award' }))).toEqual([
      'decision.challenge_not_open_to_it',
    ]);
  });

  it('wants free slots and candidates that still stand', () => {
    expect(approval(factsOf({}, { takenSlots: [1] }))).toEqual(['award.slot_taken']);
    expect(approval(factsOf({}, { takenSlots: [2] }))).toEqual([]);
    expect(approval(factsOf({}, { candidateIds: new Set(['second']) }))).toEqual(['decision.candidate_gone']);
  });

  it.each([
    ['none', null, true],
    ['opinion', null, true],
    ['opinion', opinionFor('second'), true],
    ['consent', null, false],
    ['consent', opinionFor('second'), false],
    ['consent', opinionFor('first', 'second'), true],
    ['choice', null, false],
    ['choice', opinionFor('first', 'second'), false],
    ['choice', opinionFor('first'), true],
  ] as const)('gives the demander its say: %s %#', (demanderVoice, opinion, heard) => {
    expect(approval(factsOf({}, { demanderVoice, opinion }))).toEqual(heard ? [] : ['decision.demander_not_heard']);
    const replacement = factsOf({ kind: 'replacement' }, { demanderVoice, opinion, challengeState: 'decided' });
    expect(approval(replacement)).toEqual([]);
  });
});
