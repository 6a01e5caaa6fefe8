import { Column, Entity, PrimaryColumn } from 'typeorm';
import pg from 'pg';
import { createDataSource, APP_ROLE, registerEntities, UnitOfWork } from '../database/index.js';
import { defineGuard, defineLifecycle, type Facts } from '../lifecycle/index.js';
import { systemActor, type Actor, type Context } from '../context/context.js';
import { uuidv7 } from '../ids/index.js';
import type { DataSource } from 'typeorm';

/** The smallest thing with a lifecycle, so that the kernel is tested without a domain. */
@Entity('widget')
export class Widget {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'text', nullable: true }) colour!: string | null;
}
registerEntities(Widget);

export interface WidgetFacts extends Facts {
  readonly subject: Widget;
}

const painted = defineGuard<WidgetFacts>(
  'widget.not_painted',
  { zh: '尚未上色', en: 'It has no colour yet' },
  ({ subject }) => subject.colour !== null,
);

export const widgetLifecycle = defineLifecycle<WidgetFacts>()({
  name: 'widget',
  table: 'widget',
  label: { zh: '部件', en: 'Widget' },
  initial: 'raw',
  states: {
    raw: { zh: '毛坯', en: 'Raw' },
    checked: { zh: '已检', en: 'Checked' },
    shipped: { zh: '已发', en: 'Shipped', final: true },
    scrapped: { zh: '报废', en: 'Scrapped', final: true },
  },
  actions: {
    paint: { zh: '上色', en: 'Paint', from: ['raw'], to: 'same', permission: 'widget.paint' },
    check: {
      zh: '检验',
      en: 'Check',
      from: ['raw'],
      to: 'checked',
      permission: 'widget.check',
      guards: [painted],
      emits: 'widget.checked',
    },
    ship: { zh: '发货', en: 'Ship', from: ['checked'], to: 'shipped', permission: 'widget.ship', approvals: 2 },
    recall: { zh: '退回', en: 'Send back', from: ['checked'], to: 'raw', permission: 'widget.check' },
    scrap: {
      zh: '报废',
      en: 'Scrap',
      from: ['raw', 'checked'],
      to: 'scrapped',
      permission: 'widget.scrap',
      reason: 'required',
    },
  },
});

export const widgetFacts = (subject: Widget): WidgetFacts => ({
  subject,
  parties: { programmeId: subject.programmeId },
});

/** A connection as the owner, who made the tables. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>, url = 'DATABASE_OWNER_URL'): Promise<T> {
  const client = new pg.Client({ connectionString: process.env[url] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The kernel on this test file's database, with a table of widgets and one programme's clock. */
export class Workshop {
  readonly programmeId = uuidv7();

  private constructor(
    readonly source: DataSource,
    readonly unit: UnitOfWork,
  ) {}

  static async open(): Promise<Workshop> {
    await asOwner((client) =>
      client.query(`create table widget (
          id uuid primary key, programme_id uuid not null, state text not null, version integer not null, colour text
            constraint widget_no_black check (colour <> 'black'),
          constraint widget_colour unique (colour));
        grant select, insert, update on widget to jbgs_app`),
    );
    const config = { DATABASE_URL: process.env['DATABASE_URL'] ?? '', DATABASE_POOL: 20 };
    const source = await createDataSource(config, APP_ROLE).initialize();
    const workshop = new Workshop(source, new UnitOfWork(source));
    await source.query('insert into clock (id) values ($1)', [workshop.programmeId]);
    return workshop;
  }

  close(): Promise<void> {
    return this.source.destroy();
  }

  context(
    actor: Actor = systemActor(['widget.paint', 'widget.check', 'widget.ship', 'widget.scrap', 'widget.create']),
  ): Context {
    return { actor, requestId: uuidv7() };
  }
}

/** A person with some permissions. */
export function person(...permissions: string[]): Actor {
  return { ...systemActor(permissions), kind: 'user', userId: uuidv7() };
}
