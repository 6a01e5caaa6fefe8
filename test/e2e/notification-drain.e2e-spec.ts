import { aCast } from '../builders/people.js';
import { EventStream } from '../support/event-stream.js';
import { tokenOf } from '../support/raw-client.js';
import { System } from '../support/system.js';

describe('an api that stops', () => {
  it('ends its streams first, so that nobody is waited for', async () => {
    const system = await System.start();
    const cast = await aCast(system);
    const stream = await EventStream.open(system, await tokenOf(system, cast.people.taker.userId));
    await stream.find(({ event }) => event === 'unread');
    const startedAt = performance.now();
    await system.stop();
    await stream.end();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
