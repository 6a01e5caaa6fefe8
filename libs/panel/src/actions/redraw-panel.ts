import { lock, row, transition, type Tx } from '#platform';
import type { Panel } from '../panel.entities.js';
import { panelLifecycle, takenSeats } from '../panel.lifecycle.js';
import { getPanel, panelFacts } from '../panel.repository.js';
import { drawExperts } from './draw-experts.js';

/**
 * Draws anew for the seats that the reserves could not fill. Whoever sits on the panel stays; whoever left it is not
 * drawn again.
 * @throws 403 · 404 · 409 panel.no_vacant_seat, panel.not_enough_experts, platform.reason_required
 */
export async function redrawPanel(
  tx: Tx,
  input: { panelId: string; version: number; reason?: string },
): Promise<Panel> {
  await lock(tx, [row('panel', input.panelId)]);
  const panel = await getPanel(tx, input.panelId);
  const facts = await panelFacts(tx, panel);
  const changed = await transition(tx, panelLifecycle, 'redraw', {
    facts,
    version: input.version,
    reason: input.reason,
  });
  await drawExperts(tx, panel, { seats: panel.size - takenSeats(facts.seats), permission: 'panel.convene' });
  return changed as Panel;
}
