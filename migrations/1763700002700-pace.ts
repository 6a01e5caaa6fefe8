import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one call of a handler covers is looked up by the handler (libs/platform/src/jobs/delivery-store.ts). */
export class Pace1763700002700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index delivery_of_handler on delivery (handler, event_id) where state = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index delivery_of_handler');
  }
}
