import type { Versioned } from '../support/client.js';
import type { Cast } from './people.js';

interface PanelBody extends Versioned {
  readonly state: string;
}

interface Seat extends Versioned {
  readonly userId: string;
  readonly state: string;
}

interface SeatBody extends Versioned {
  readonly rubric: readonly { readonly code: string }[];
  readonly entries: readonly { readonly entryId: string }[];
}

/** Points of 100 for an entry by a criterion; one number for all. */
export type Points = number | ((entryId: string, criterion: string) => number);

/** Every invited expert of a panel accepts, scores and hands in; then the officer closes it and its result is told. */
export async function closePanelWith(cast: Cast, panelId: string, points: Points): Promise<void> {
  const { body: members } = await cast.officer.get(`/panels/${panelId}/assignments`).expect(200);
  const invited = (members as { items: Seat[] }).items.filter(({ state }) => state === 'invited');
  for (const seat of invited) await scoreSeat(cast, seat, points);
  const panel = (await cast.officer.get(`/panels/${panelId}`).expect(200)).body as PanelBody;
  await cast.officer.act('panels', panel, 'close').expect(200);
  await cast.system.drainJobs();
}

async function scoreSeat(cast: Cast, seat: Seat, points: Points): Promise<void> {
  const expert = cast.expertOf(seat.userId);
  const accepted = await expert.act('panel-assignments', seat, 'accept', { noConflict: true }).expect(200);
  const { rubric, entries, ...assignment } = accepted.body as SeatBody;
  const scores = entries.flatMap(({ entryId }) =>
    rubric.map(({ code }) => ({
      entryId,
      criterion: code,
      score: (typeof points === 'number' ? points : points(entryId, code)) * 100,
      reason: '依据申报材料及答辩情况评定',
    })),
  );
  await expert.act('panel-assignments', assignment, 'score', { scores }).expect(200);
}
