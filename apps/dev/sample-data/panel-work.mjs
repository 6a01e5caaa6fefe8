/**
 * What the experts of a panel and its officer do: everybody invited accepts, scores and hands in; then the panel is
 * closed.
 *
 * @param {object} panel
 * @param {string} panel.id
 * @param {import('../lib/api-client.mjs').ApiClient} officer
 * @param {(userId: string) => Promise<import('../lib/api-client.mjs').ApiClient>} expertOf the expert's client
 * @param {(entryId: string, criterion: string) => number} pointsFor of 100
 * @returns {Promise<object>} the closed panel
 */
export async function scoreAndClose({ id }, officer, expertOf, pointsFor) {
  const { items } = await officer.get(`/panels/${id}/assignments`);
  for (const seat of items) {
    if (['invited', 'accepted', 'scoring'].includes(seat.state))
      await score(seat, await expertOf(seat.userId), pointsFor);
  }
  const panel = await officer.get(`/panels/${id}`);
  return panel.state === 'convened' ? officer.act('panels', panel, 'close') : panel;
}

async function score(seat, expert, pointsFor) {
  const accepted =
    seat.state === 'invited'
      ? await expert.act('panel-assignments', seat, 'accept', { noConflict: true })
      : await expert.get(`/panel-assignments/${seat.id}`);
  const scores = accepted.entries.flatMap(({ entryId }) =>
    accepted.rubric.map(({ code }) => ({
      entryId,
      criterion: code,
      score: pointsFor(entryId, code) * 100,
      reason: '依据申报材料评定（示例）',
    })),
  );
  await expert.act('panel-assignments', accepted, 'score', { scores });
}
