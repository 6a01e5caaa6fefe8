import { inTurn, ppm, type Reason, type ReadTx } from '#platform';
import { decidedStages } from '#acceptance';
import {
  drawingOn,
  instalmentsOf,
  plannedContributions,
  planOfProject,
  poolOf,
  sharedPart,
  trancheGate,
  type BaseFacts,
  type Encumbrance,
  type GrantPool,
  type SharedPart,
  type Tranche,
} from '#funding';
import { rulePackOf, type FundingRules } from '#programme';
import { findProject, type Project } from '#project';
import { getAward } from '#selection';
import { leastAllowance, type Allowance, type Purse } from './allowance.js';
import type { Disbursement } from './disbursement.entities.js';
import { amountsOf, committedOf } from './disbursement.repository.js';
import { contributionFacts, gateFacts } from './project-evidence.js';

/** One of those who share a pool. */
export interface Sharer {
  readonly projectId: string;
  /** In the race, from the confirmation of its award: others wait for it. */
  readonly racing: boolean;
  readonly project: Project | null;
  /** Its rank at the decision, which is its place in a prize table. */
  readonly rank: number;
  readonly base: BaseFacts;
  /** Its disbursements that count as P. */
  readonly committed: readonly Disbursement[];
}

/** A pool with everybody who shares it, as it stands in this unit (domain.md section 5, Race). */
export interface SharedPool {
  readonly pool: GrantPool;
  readonly rules: FundingRules;
  /** Whether checkpoints say who goes on. */
  readonly staged: boolean;
  readonly decidedStages: ReadonlySet<number>;
  readonly sharers: readonly Sharer[];
}

const RACING: readonly string[] = ['contracting', 'active', 'suspended', 'accepting', 'accepted'];

/** The pool an award draws on; null without one. */
export async function sharedPool(tx: ReadTx, encumbrance: Encumbrance): Promise<SharedPool | null> {
  const pool = await poolOf(tx, encumbrance);
  if (!pool) return null;
  const { funding, procedure } = await rulePackOf(tx, pool.rulePackId);
  const members = await drawingOn(tx, pool.id);
  return {
    pool,
    rules: funding,
    staged: procedure.steps.includes('stage_elimination'),
    decidedStages: await decidedStages(tx, pool.id),
    sharers: await inTurn(members, (member) => sharerOf(tx, member, funding)),
  };
}

async function sharerOf(tx: ReadTx, { id, projectId }: Encumbrance, rules: FundingRules): Promise<Sharer> {
  const project = await findProject(tx, projectId);
  const plan = await planOfProject(tx, projectId);
  const planned = plan && plan.state !== 'draft' ? plannedContributions(await instalmentsOf(tx, plan.id)) : [];
  const contributions = await contributionFacts(tx, projectId);
  const base = { planned, contributions, denominator: rules.denominator };
  return {
    projectId,
    project,
    racing: project === null || RACING.includes(project.state),
    rank: (await getAward(tx, id)).rank,
    base,
    committed: await committedOf(tx, projectId),
  };
}

/**
 * Why a step of the pool is not paid yet though a racer has reached it: its checkpoint is open, or another racer is
 * still on its way. Prizes wait for nobody.
 */
export async function poolGate(tx: ReadTx, shared: SharedPool, { trigger }: Tranche): Promise<Reason | null> {
  const { staged, sharers, rules } = shared;
  if (rules.prizes) return null;
  if (staged && trigger.kind === 'milestone_passed' && !shared.decidedStages.has(trigger.milestone)) {
    return { code: 'funding.gate.checkpoint_open', params: { stage: trigger.milestone } };
  }
  const racing = sharers.filter((sharer) => sharer.racing);
  if (staged && trigger.kind === 'acceptance_passed') {
    return racing.length > 0 ? { code: 'funding.gate.not_placed' } : null;
  }
  for (const { project, base } of racing) {
    const reached = project && trancheGate(trigger, await gateFacts(tx, project, { base, trigger })) === null;
    if (!reached) return { code: 'funding.gate.other_racers' };
  }
  return null;
}

export interface OwnSide {
  readonly projectId: string;
  readonly tranche: Tranche;
  /** What the project's own grant and money allow, its ceilings being those of the pool. */
  readonly own: Purse;
}

/** What one of the sharers may have of a step now, with the computation on the whole pool before it. */
export function sharedAllowance(shared: SharedPool, { projectId, tranche, own }: OwnSide): Allowance & SharedPart {
  const { pool, rules, sharers } = shared;
  const mine = sharers.find((sharer) => sharer.projectId === projectId);
  if (!mine || pool.grantFen === null) throw new Error(`project ${projectId} does not share pool ${pool.id}`);
  const everything = sharers.flatMap(({ committed }) => committed);
  const purse: Purse = { ...own, grant: pool.grantFen, bases: sharers.map(({ base }) => base) };
  const step = leastAllowance(purse, tranche, everything);
  const sharing = sharers.filter((sharer) => sharer.projectId === projectId || shares(sharer, tranche));
  const whole = { ...own, tranches: own.tranches.map((each) => ({ ...each, ceilingPpm: 1_000_000 })) };
  const part = sharedPart({
    rules,
    grant: pool.grantFen,
    ceiling: ppm(tranche.ceilingPpm),
    stepAmount: step.amount,
    othersHave: amountsOf(
      everything.filter((each) => each.trancheNumber === tranche.number && each.projectId !== projectId),
    ),
    sharers: sharing.length,
    position: sharing.indexOf(mine),
    rank: mine.project?.place ?? mine.rank,
    received: amountsOf(mine.committed.filter((each) => each.trancheNumber < tranche.number)),
    ownAllowance: leastAllowance(whole, { ...tranche, ceilingPpm: 1_000_000 }, mine.committed).amount,
  });
  return { ...step, amount: part.amount, lines: [...step.lines, ...part.lines] };
}

/** Who is in the race or placed shares a step, and so does who has had its part of it before it was out. */
function shares({ racing, project, committed }: Sharer, { number, trigger }: Tranche): boolean {
  if (committed.some(({ trancheNumber }) => trancheNumber === number)) return true;
  return racing || (trigger.kind === 'acceptance_passed' && project?.outcome === 'accepted');
}
