import { lock, sharedRow, systemActor, uuidv7, type ReadTx } from '#platform';
import { convenePanel, type ConvenePanel, type Panel } from '#panel';
import type { ReviewCriterion } from '#programme';
import type { Client, Versioned } from '../support/client.js';
import type { Cast, Person } from './people.js';

export interface Seat extends Versioned {
  readonly userId: string;
  readonly state: string;
  readonly origin: string;
}

export interface Draw {
  readonly seed: string;
  readonly members: string[];
  readonly reserves: string[];
  readonly excluded: { expertId: string; reasons: { code: string; zh: string }[] }[];
  readonly replayDifferences: unknown[];
}

export const RUBRIC: readonly ReviewCriterion[] = [
  { code: 'fit', title: { zh: '指标响应', en: 'Fit' }, weight: 600_000, mustPass: true, passScore: 60 },
  { code: 'team', title: { zh: '团队', en: 'Team' }, weight: 400_000, mustPass: false },
];

export const REASON = { reason: '与申报单位存在合作关系' };
const SEATED = ['invited', 'accepted', 'scoring', 'submitted'];

/** Panels on subjects that no module of the product listens to: `panel` alone, seen over HTTP. */
export class PanelDesk {
  constructor(private readonly cast: Cast) {}

  expert(index: number): Person {
    const person = this.cast.people.experts[index];
    if (!person) throw new Error(`the cast has no expert ${index}`);
    return person;
  }

  /** Five experts with a quorum of three on one entry of the first taker, unless said otherwise. */
  convene(input: Partial<ConvenePanel> = {}): Promise<Panel> {
    const { people, programme, system } = this.cast;
    const context = { actor: systemActor(['panel.convene']), requestId: uuidv7() };
    return system.unit.run(context, async (tx) => {
      await lock(tx, [sharedRow('programme', programme.id)]);
      return convenePanel(tx, {
        programmeId: programme.id,
        agencyId: people.officer.organisationId,
        purpose: 'selection',
        subjectType: 'scheme',
        subjectId: uuidv7(),
        subjectTitle: 'JB-1 评审事项',
        entries: [{ entryId: uuidv7(), label: 'TB-1 南昌大学', organisationIds: [people.taker.organisationId] }],
        rubric: RUBRIC,
        size: 5,
        quorum: 3,
        aggregation: 'mean',
        field: null,
        conflictLookBackYears: 3,
        loadCap: 100,
        ...input,
      });
    });
  }

  async read<T>(path: string, reader: Client = this.cast.officer): Promise<T> {
    return (await reader.get(path).expect(200)).body as T;
  }

  panelNow(panel: Versioned): Promise<Versioned> {
    return this.read(`/panels/${panel.id}`);
  }

  async seats(panel: Versioned): Promise<Seat[]> {
    return (await this.read<{ items: Seat[] }>(`/panels/${panel.id}/assignments`)).items;
  }

  async draws(panel: Versioned): Promise<Draw[]> {
    return (await this.read<{ items: Draw[] }>(`/panels/${panel.id}/draws`)).items;
  }

  /** The users who sit on a panel now. */
  async seated(panel: Versioned): Promise<string[]> {
    return (await this.seats(panel)).filter(({ state }) => SEATED.includes(state)).map(({ userId }) => userId);
  }

  async dissolve(panel: Versioned): Promise<void> {
    await this.cast.officer.act('panels', await this.panelNow(panel), 'dissolve', { reason: '项目撤回' }).expect(200);
  }

  /** Reads as another module would. */
  inUnit<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.cast.system.unit.read({ actor: systemActor([]), requestId: uuidv7() }, work);
  }

  async recordTie(person: Person, kind: string, organisationId: string, untilOn?: string): Promise<void> {
    const tie = { organisationId, kind, sinceOn: '2015-01-01', untilOn, source: '简历' };
    await this.cast.officer.post(`/experts/${person.userId}/ties`, tie).expect(201);
  }

  /** What somebody does with a seat as it was read. */
  act(client: Client, seat: Versioned, action: string, body?: object): ReturnType<Client['act']> {
    return client.act('panel-assignments', seat, action, body);
  }
}
