import type { LocalHandler } from '#platform/jobs';
import { fillSeats } from '../actions/fill-seat.js';

/** Somebody declined, recused or was replaced: the next reserve steps in. */
export const onSeatVacated: LocalHandler = {
  name: 'panel.fill-vacated-seat',
  on: 'panel.seat_vacated',
  permissions: ['panel.fill_seat'],
  run: async (tx, { refs }) => {
    await fillSeats(tx, { panelId: String(refs?.['panelId']) });
  },
};
