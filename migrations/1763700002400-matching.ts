import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a panel judges has a name that lists can show. */
export class Matching1763700002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PANEL_SUBJECT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table panel drop column subject_title');
  }
}

const PANEL_SUBJECT = `
  alter table panel add column subject_title text not null default '';
  update panel p set subject_title = coalesce(
    (select n.number || ' ' || n.title from need n where p.subject_type = 'need' and n.id = p.subject_id),
    (select c.number || ' ' || c.title from challenge c where p.subject_type = 'challenge' and c.id = p.subject_id), '');
`;
