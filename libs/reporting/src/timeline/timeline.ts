import {
  allLifecycles,
  decodeCursor,
  labelOf,
  timelineSteps,
  toPage,
  type Page,
  type PageRequest,
  type ReadTx,
  type Text,
  type TimelineStep,
} from '#platform';
import { organisationNames, userNames } from '#identity';
import { getProgramme, programmeParties } from '#programme';
import { readableSubject, type Discretion } from './readable-subjects.js';

export interface TimelineRequest extends PageRequest {
  readonly subjectType: string;
  readonly subjectId: string;
}

/** Who did a step, as its reader may know it. */
export interface TimelineActor {
  readonly actorKind: 'person' | 'system' | 'hidden';
  /** Null where the reader may not know the person. */
  readonly name: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
}

export interface TimelineEntry extends Text {
  readonly seq: string;
  readonly action: string;
  readonly at: Date;
  readonly fromState: string | null;
  readonly fromStateText: Text | null;
  readonly toState: string | null;
  readonly toStateText: Text | null;
  readonly actor: TimelineActor;
  readonly reason: string | null;
}

/**
 * Who did what to a thing when, oldest first, for whoever may read the thing, and with what this reader may know.
 * @throws 404 when it is not there or not for this reader
 */
export async function timelineOf(tx: ReadTx, request: TimelineRequest): Promise<Page<TimelineEntry>> {
  const { subjectType: type, subjectId: id, limit } = request;
  const discretion = await readableSubject(tx, { type, id });
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, ['bigint'])[0];
  const steps = await timelineSteps(tx, { type, id }, { after, limit });
  const actors = await namedActors(tx, steps, discretion);
  const page = toPage(
    steps,
    limit,
    (step) => ({ step, withheld: discretion.withholds?.(step) ?? false }),
    ({ seq }) => [seq],
  );
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap(({ step, withheld }) => {
      const actor = actors.get(step.seq);
      return withheld || !actor ? [] : [entryOf(type, step, { actor, discretion })];
    }),
  };
}

function entryOf(
  type: string,
  step: TimelineStep,
  { actor, discretion }: { actor: TimelineActor; discretion: Discretion },
): TimelineEntry {
  const lifecycle = allLifecycles().find(({ name }) => name === type);
  const state = (name: string | null): Text | null => {
    const text = name === null ? undefined : lifecycle?.states[name];
    return text ? { zh: text.zh, en: text.en } : null;
  };
  const { zh, en } = lifecycle?.actions[step.action] ?? wordsOf(type, step.action);
  return {
    seq: step.seq,
    action: step.action,
    zh,
    en,
    at: step.at,
    fromState: step.fromState,
    fromStateText: state(step.fromState),
    toState: step.toState,
    toStateText: state(step.toState),
    actor,
    reason: discretion.hidesReason?.(step) ? null : step.reason,
  };
}

/** What was done without a lifecycle's action: its own label, that of its kind of step, or its name. */
const wordsOf = (type: string, action: string): Text =>
  labelOf('action', `${type}.${action}`) ?? labelOf('action', action) ?? { zh: action, en: action };

const SYSTEM: TimelineActor = { actorKind: 'system', name: null, organisationId: null, organisationName: null };
const HIDDEN: TimelineActor = { ...SYSTEM, actorKind: 'hidden' };

/**
 * The actors by entry. Organisations are told to everybody who may read the thing; persons to their own people, to the
 * agency whose programme it is, and to its supervision.
 */
async function namedActors(
  tx: ReadTx,
  steps: readonly TimelineStep[],
  { hidesActor }: Discretion,
): Promise<ReadonlyMap<string, TimelineActor>> {
  const people = await userNames(tx, distinct(steps.map(({ actorId }) => actorId)));
  const organisations = await organisationNames(tx, distinct(steps.map(({ organisationId }) => organisationId)));
  const official = await isOfficial(tx, steps);
  const actorOf = (step: TimelineStep): TimelineActor => {
    const { actorId, actorKind, organisationId } = step;
    if (hidesActor?.(step)) return HIDDEN;
    if (actorKind !== 'user' || actorId === null) return SYSTEM;
    const known = official || organisationId === tx.context.actor.organisationId;
    return {
      actorKind: 'person',
      name: known ? (people.get(actorId) ?? null) : null,
      organisationId,
      organisationName: organisations.get(organisationId ?? '') ?? null,
    };
  };
  return new Map(steps.map((step) => [step.seq, actorOf(step)]));
}

/** Whether the reader belongs to the agency whose programme it is, or supervises it. */
async function isOfficial(tx: ReadTx, steps: readonly TimelineStep[]): Promise<boolean> {
  const { actor } = tx.context;
  const programmeId = steps.find((step) => step.programmeId)?.programmeId;
  if (!programmeId) return actor.reach('audit.read').all;
  return actor.may('programme.read', programmeParties(await getProgramme(tx, programmeId)));
}

const distinct = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.flatMap((id) => (id === null ? [] : [id]))),
];
