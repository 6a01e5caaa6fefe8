import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What everybody may read of a project: how it ended, what was measured, what was paid. */
export class PublicResults1763700001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view public_result as
        select p.id, p.number, p.title, p.state, p.outcome, c.id as "challengeId", c.number as "challengeNumber",
               c.demander_name as "demanderName", t.name as "takerName", p.activated_at as "activatedAt",
               a.completion_ppm as "completionPpm", a.concluded_at as "concludedAt", f.grant_fen as "grantFen",
               (select coalesce(sum(d.amount_fen), 0)::bigint from disbursement d
                 where d.project_id = p.id and d.state in ('settled', 'closed')) as "paidFen",
               (select coalesce(sum(r.received_fen), 0)::bigint from recovery r where r.project_id = p.id) as "recoveredFen"
          from project p
          join challenge c on c.id = p.challenge_id and c.listed
          join organisation t on t.id = p.taker_id
          left join funding_plan f on f.project_id = p.id and f.state in ('agreed', 'closed')
          left join lateral (
            select completion_ppm, concluded_at from acceptance
             where project_id = p.id and state = 'concluded' order by round desc limit 1) a on true
         where p.state not in ('contracting', 'lapsed');
      -- Measured values only of challenges that are public altogether.
      create view public_result_line as
        select x.project_id as "projectId", l.position, i.name, i.comparator, i."values", i.unit, l.measured,
               l.measured_by as "measuredBy", l.met, l.must_pass as "mustPass", l.weight
          from acceptance x
          join acceptance_line l on l.acceptance_id = x.id
          join indicator i on i.id = l.indicator_id
          join project p on p.id = x.project_id
          join challenge c on c.id = p.challenge_id and c.listed and c.confidentiality = 'public'
         where x.outcome in ('passed', 'failed');
      create index project_started on project (id desc) where state not in ('contracting', 'lapsed');
      grant select on public_result, public_result_line to jbgs_public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view public_result_line; drop view public_result; drop index project_started');
  }
}
