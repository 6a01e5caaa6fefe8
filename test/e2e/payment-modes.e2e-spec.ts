import { openCallPerMilestone, openCallPostOnly, openCallPreThenPost, type RulePack } from '#programme';
import { anAcceptance } from '../builders/acceptance.js';
import { aPayeeAccount, aVerifiedContribution, settlement, type DisbursementBody } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, readProject, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface PartBody extends DisbursementBody {
  readonly payeePart: number;
  readonly payee: string;
}

/** The same road and the same code; only the rules of the programme differ. */
describe('payment modes are nothing but rules', () => {
  let system: System;
  let cast: Cast;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: openCallPreThenPost });
    await aPayeeAccount(cast, 'demander');
    await aPayeeAccount(cast, 'taker');
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const setRules = async (rulePack: RulePack): Promise<void> => {
    const { body } = await cast.officer.get(`/programmes/${cast.programme.id}`).expect(200);
    await cast.officer.act('programmes', body as Versioned, 'set_rules', { rulePack }).expect(200);
  };

  async function partsOf({ id }: ProjectBody, number: number): Promise<readonly PartBody[]> {
    const { body } = await cast.officer.get(`/projects/${id}/disbursements`).expect(200);
    return (body as { items: PartBody[] }).items.filter((each) => each.trancheNumber === number);
  }

  /** Pays every part of a tranche through three persons and the treasury: payee and amount of each. */
  async function pay(project: ProjectBody, number: number): Promise<(readonly [string, string, string | null])[]> {
    const act = async (who: Client, subject: Versioned, action: string): Promise<Versioned> =>
      (await who.act('disbursements', subject, action).expect(200)).body as Versioned;
    for (const part of await partsOf(project, number)) {
      const requested = await act(cast.officer, part, 'request');
      await act(cast.finance, await act(cast.approver, requested, 'approve'), 'release');
    }
    await system.drainJobs();
    return (await partsOf(project, number)).map(({ payee, state, amountFen }) => [payee, state, amountFen] as const);
  }

  const statesOf = async (project: ProjectBody, number: number): Promise<string[]> =>
    (await partsOf(project, number)).map(({ state }) => state);

  async function payIn(project: ProjectBody, instalment: number, amountFen: string): Promise<void> {
    await aVerifiedContribution(cast, project.id, { amountFen, instalment });
  }

  /** The milestones that are left, acceptance, and the settlement on audited actuals. */
  async function settle(project: ProjectBody, auditedFen: string): Promise<object> {
    for (const { number, state } of await milestonesOf(cast.officer, project.id)) {
      if (state !== 'passed') await passMilestone(cast, project.id, number);
    }
    await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
    const { body } = await settlement(cast, project.id, auditedFen).expect(201);
    await system.drainJobs();
    return body as object;
  }

  async function expectFinished(project: ProjectBody, paid: bigint): Promise<void> {
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking', outcome: 'accepted' });
    const balances = await fiscalBalances(cast, project.id);
    expect({ encumbered: 0n, payable: 0n, in_flight: 0n, ...balances }).toMatchObject({
      paid,
      encumbered: 0n,
      payable: 0n,
      in_flight: 0n,
    });
  }

  it('before and after the work, to the taker: 30 % of G on the plan, the rest at acceptance', async () => {
    const project = await aProject(cast).active();
    // Nothing is paid in yet: the gate `planned` looks at the agreed plan.
    expect(await statesOf(project, 1)).toEqual(['eligible']);
    expect(await pay(project, 1)).toEqual([['taker', 'settled', '37500000']]);
    await payIn(project, 1, '120000000');
    await payIn(project, 2, '230000000');
    expect(await statesOf(project, 2)).toEqual(['planned']);
    expect(await settle(project, '460000000')).toMatchObject({ finalFen: '115000000', payFen: '77500000' });
    expect(await pay(project, 2)).toEqual([['taker', 'settled', '77500000']]);
    await expectFinished(project, 115_000_000n);
  });

  it('at the end only, to the demander', async () => {
    await setRules(openCallPostOnly);
    const project = await aProject(cast).active();
    await payIn(project, 1, '120000000');
    await payIn(project, 2, '230000000');
    expect(await statesOf(project, 1)).toEqual(['planned']);
    expect(await settle(project, '460000000')).toMatchObject({ finalFen: '115000000', payFen: '115000000' });
    expect(await pay(project, 1)).toEqual([['demander', 'settled', '115000000']]);
    await expectFinished(project, 115_000_000n);
  });

  it('by milestones, split 60 to 40 between demander and taker', async () => {
    await setRules(openCallPerMilestone);
    const project = await aProject(cast).active();
    await payIn(project, 1, '120000001');
    expect(await statesOf(project, 1)).toEqual(['planned', 'planned']);
    await passMilestone(cast, project.id, 1);
    // L(1,200,000.01) = 400,000.00: below K₁ = 500,000.00.
    expect(await pay(project, 1)).toEqual([
      ['demander', 'settled', '24000000'],
      ['taker', 'settled', '16000000'],
    ]);
    await payIn(project, 2, '100000003');
    await passMilestone(cast, project.id, 2);
    // L(2,200,000.04) = 733,333.34 less 400,000.00: 60 % of an odd sum goes by largest remainder.
    expect(await pay(project, 2)).toEqual([
      ['demander', 'settled', '20000000'],
      ['taker', 'settled', '13333334'],
    ]);
    await payIn(project, 2, '130000000');
    expect(await settle(project, '460000000')).toMatchObject({ finalFen: '115000000', payFen: '41666666' });
    expect(await pay(project, 3)).toEqual([
      ['demander', 'settled', '25000000'],
      ['taker', 'settled', '16666666'],
    ]);
    await expectFinished(project, 115_000_000n);
  });
});
