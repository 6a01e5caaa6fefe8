import type { MigrationInterface, QueryRunner } from 'typeorm';

const LINE = (columns: string, joins: string) => `
  select x.project_id as "projectId", l.position, i.name, i.comparator, i."values", i.unit, l.measured,
         l.measured_by as "measuredBy", l.met, l.must_pass as "mustPass", l.weight${columns}
    from acceptance x
    join acceptance_line l on l.acceptance_id = x.id
    join indicator i on i.id = l.indicator_id
    join project p on p.id = x.project_id
    join challenge c on c.id = p.challenge_id and c.listed and c.confidentiality = 'public'${joins}
   where x.outcome in ('passed', 'failed')`;

/** What the team has committed itself to, beside what was asked for: an indicator is met when the commitment is. */
export class PublicCommitments1763700002900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const joins =
      ' left join proposal_commitment k on k.proposal_id = p.proposal_id and k.indicator_id = l.indicator_id';
    await runner.query(
      `create or replace view public_result_line as ${LINE(', coalesce(k."values", i."values") as committed', joins)}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view public_result_line; create view public_result_line as ${LINE('', '')};
      grant select on public_result_line to jbgs_public`);
  }
}
