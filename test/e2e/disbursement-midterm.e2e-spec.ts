import { openCallThenMidterm } from '#programme';
import { anAcceptance, todayOf } from '../builders/acceptance.js';
import {
  aPayeeAccount,
  aVerifiedContribution,
  payTranche,
  recoveriesOf,
  settlement,
  tranche,
} from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, readProject, type ProjectBody } from '../builders/project.js';
import { fiscalBalances } from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

describe('the money of the worked example with the rest at mid-term and nothing retained', () => {
  let system: System;
  let cast: Cast;
  let project: ProjectBody;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: openCallThenMidterm });
    await aPayeeAccount(cast);
    project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
  });

  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  it('pays up to the limit on what is verified at mid-term', async () => {
    expect(await payTranche(cast, project.id, 1)).toMatchObject({ state: 'settled', amountFen: '40000000' });
    await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
    expect(await tranche(cast.officer, project.id, 2)).toMatchObject({ state: 'planned' });
    await passMilestone(cast, project.id, 1);
    // L(3,500,000.00) = 1,166,666.66: a fen more would exceed 25 %.
    expect(await payTranche(cast, project.id, 2)).toMatchObject({ state: 'settled', amountFen: '76666666' });
  });

  it('recovers what the audit does not bear', async () => {
    for (const { number, state } of await milestonesOf(cast.officer, project.id)) {
      if (state !== 'passed') await passMilestone(cast, project.id, number);
    }
    await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
    const { body } = await settlement(cast, project.id, '460000000').expect(201);
    expect(body).toMatchObject({ finalFen: '115000000', payFen: '0', recoverFen: '1666666' });
    await system.drainJobs();
    expect(await tranche(cast.officer, project.id, 3)).toMatchObject({ state: 'cancelled' });
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'settling' });
  });

  it('is demanded after the days for a reply, received in parts, and lands in the current year', async () => {
    const [assessed] = await recoveriesOf(cast, project.id);
    const notified = await cast.officer.act('recoveries', assessed as never, 'notify').expect(200);
    const early = await cast.officer.act('recoveries', notified.body, 'demand').expect(409);
    expect(early.body).toMatchObject({ code: 'recovery.reply_window_open' });
    await cast.advanceDays(30);
    const demanded = await cast.officer.act('recoveries', notified.body, 'demand').expect(200);
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ receivable: 1_666_666n });
    const receivedOn = await todayOf(cast);
    const receipt = (amountFen: string, bankReference: string) => ({
      amountFen,
      bankReference,
      receivedOn,
    });
    const tooMuch = await cast.finance
      .act('recoveries', demanded.body, 'receive', receipt('1666667', 'R-0001'))
      .expect(409);
    expect(tooMuch.body).toMatchObject({ code: 'recovery.receipt_too_large' });
    const part = await cast.finance
      .act('recoveries', demanded.body, 'receive', receipt('1000000', 'R-0002'))
      .expect(200);
    expect(part.body).toMatchObject({ state: 'part_recovered', receivedFen: '1000000' });
    await cast.finance.act('recoveries', part.body, 'receive', receipt('666666', 'R-0002')).expect(409);
    const rest = await cast.finance.act('recoveries', part.body, 'receive', receipt('666666', 'R-0003')).expect(200);
    expect(rest.body).toMatchObject({ state: 'recovered' });
    await system.drainJobs();
    expect(await readProject(cast.officer, project.id)).toMatchObject({ state: 'tracking' });
    expect(await fiscalBalances(cast, project.id)).toMatchObject({ receivable: 0n, encumbered: 0n });
  });
});
