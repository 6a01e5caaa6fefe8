import { Body, Controller } from '@nestjs/common';
import { UnitOfWork, type Context } from '#platform';
import { CommandRoute, Ctx, Id } from '#platform/http';
import { simulateProgramme } from '../queries/simulate-programme.js';
import * as dto from './simulation.dto.js';
import { simulationView } from './simulation.views.js';

/** Rules tried before they are used. */
@Controller()
export class SimulationController {
  constructor(private readonly unit: UnitOfWork) {}

  @CommandRoute('programmes/:id/simulate', {
    can: 'programme.simulate',
    zh: '试算规则包：按给定投入路径逐期计算拨付，不写入任何数据',
    en: 'Try rules on an investment path: every tranche, share and date, and the rule that bound it; writes nothing',
    returns: dto.SimulationView,
  })
  simulate(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.SimulationInput): Promise<dto.SimulationView> {
    return this.unit.read(ctx, async (tx) =>
      simulationView(await simulateProgramme(tx, { ...input, programmeId: id }), input),
    );
  }
}
