import { contestPrize } from '#programme';
import { aPayeeAccount, tranche, payTranche } from '../builders/money.js';
import { aCast, type Cast, type Person } from '../builders/people.js';
import { asTaker, aThirdTaker, confirmedRacers, signedProject } from '../builders/race.js';
import { fiscalBalances, type AwardBody } from '../builders/selection.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** The plans of three winners at 25 %: three times as much of the demander's money goes with every prize. */
const WINNERS = [
  { prizeFen: '62500000', totalInvestmentFen: '250000000', planned: ['62500000', '125000000'] },
  { prizeFen: '37500000', totalInvestmentFen: '150000000', planned: ['37500000', '75000000'] },
  { prizeFen: '25000000', totalInvestmentFen: '100000000', planned: ['25000000', '50000000'] },
];

const planOf = ({ totalInvestmentFen, planned }: (typeof WINNERS)[number]): object => ({
  totalInvestmentFen,
  sharePpm: 250_000,
  instalments: planned.map((plannedFen, index) => ({
    kind: 'cash_to_taker',
    plannedFen,
    dueOn: `202${7 + index}-06-30`,
  })),
});

describe('a contest with a prize table', () => {
  let system: System;
  let cast: Cast;
  let takers: readonly Person[];
  let awards: readonly AwardBody[];
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: contestPrize });
    takers = [cast.people.taker, cast.people.taker2, await aThirdTaker(cast)];
    for (const taker of takers) await aPayeeAccount(asTaker(cast, taker), 'taker');
    awards = await confirmedRacers(cast, takers);
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  it('pays 50, 30 and 20 % of the one pool by place, to nobody later because of the others', async () => {
    const [first] = awards;
    for (const [index, winner] of WINNERS.entries()) {
      const { prizeFen } = winner;
      const award = awards[index];
      const taker = takers[index];
      if (!award || !taker || !first) throw new Error('three were to win');
      expect(award.rank).toBe(index + 1);
      const own = asTaker(cast, taker);
      await signedProject(own, award, planOf(winner));
      await system.drainJobs();
      expect(await tranche(cast.officer, award.projectId, 1)).toMatchObject({
        state: 'eligible',
        payableFen: prizeFen,
      });
      expect(await payTranche(cast, award.projectId, 1)).toMatchObject({
        state: 'settled',
        amountFen: prizeFen,
      });
      expect(await fiscalBalances(cast, award.projectId)).toMatchObject({ paid: BigInt(prizeFen) });
    }
    expect((await fiscalBalances(cast, first?.challengeId))['encumbered'] ?? 0n).toBe(0n);
  });
});
