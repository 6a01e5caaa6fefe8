import type { EverySubject } from '../../builders/every-subject.js';
import type { RecordedBodies } from '../../support/recorded-bodies.js';
import type { System } from '../../support/system.js';

/** What the stories of the scene share; to be asked for in a test or its setup, not while tests are collected. */
export interface Stage {
  readonly system: () => System;
  readonly scene: () => EverySubject;
  /** What succeeded while the scene was set. */
  readonly recorded: RecordedBodies;
}
