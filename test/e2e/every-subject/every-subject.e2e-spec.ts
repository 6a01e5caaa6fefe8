import { everySubject, type EverySubject } from '../../builders/every-subject.js';
import { RecordedBodies } from '../../support/recorded-bodies.js';
import { System } from '../../support/system.js';
import { badInput } from './bad-input.e2e-part.js';
import { pages } from './pages.e2e-part.js';
import { permissions } from './permissions.e2e-part.js';

/** One scene for three stories, because it takes 15 seconds to set: what only reads comes first, what destroys last. */
describe('a programme with a subject of every kind', () => {
  const stage: { system?: System; scene?: EverySubject } = {};
  const recorded = new RecordedBodies(6);
  const system = (): System => given(stage.system);
  const scene = (): EverySubject => given(stage.scene);

  beforeAll(async () => {
    stage.system = await System.start();
    const stop = recorded.record(stage.system);
    stage.scene = await everySubject(stage.system);
    stop();
  }, 300_000);
  afterAll(() => stage.system?.stop());

  pages({ system, scene, recorded });
  permissions({ system, scene, recorded });
  badInput({ system, scene, recorded });
});

function given<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the scene is not set yet');
  return thing;
}
