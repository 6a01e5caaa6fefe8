import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that changed nothing are few among all of them, and are looked for by themselves. */
export class StrayPaymentReports1763700003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index payment_report_unmatched on payment_report (received_at) where unmatched is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index payment_report_unmatched');
  }
}
