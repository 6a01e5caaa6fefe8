import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures: what was asked for, published, taken up, awarded and accepted, and the money by stage. */
export class Reporting1763700002800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Dates are those of Shanghai. A take-up counts as it does on the public page of the challenge: handed in, not taken back.
      create view figure_challenge as
        select c.id, c.programme_id, c.field, c.region, c.state, c.listed,
               (c.opened_at at time zone 'Asia/Shanghai')::date as opened_on,
               (select count(*)::int from proposal p
                 where p.challenge_id = c.id and p.submitted_at is not null and p.state not in ('withdrawn', 'void')) as proposals,
               exists (select 1 from award a where a.challenge_id = c.id and a.state in ('confirmed', 'signed')) as awarded,
               exists (select 1 from project p where p.challenge_id = c.id and p.outcome = 'accepted') as accepted
          from challenge c where c.opened_at is not null;
      create view public_figure_challenge as
        select id, programme_id, field, region, state, opened_on, proposals, awarded, accepted
          from figure_challenge where listed;
      create view figure_need as
        select n.programme_id, n.field, n.region, n.confidentiality,
               (n.submitted_at at time zone 'Asia/Shanghai')::date as submitted_on
          from need n where n.submitted_at is not null;
      -- Needs are public as numbers by month only, and those that were meant for invited takers not at all.
      create view public_figure_need as
        select programme_id, field, region, date_trunc('month', submitted_on)::date as submitted_on, count(*)::int as needs
          from figure_need where confidentiality <> 'invited' group by 1, 2, 3, 4;
      create view figure_money as
        select a.programme_id, g.name as programme_name, g.state as programme_state, a.fiscal_year,
               sum(case a.kind when 'appropriation' then -b.balance_fen else 0 end)::bigint as appropriated_fen,
               sum(case a.kind when 'encumbered' then b.balance_fen else 0 end)::bigint as encumbered_fen,
               sum(case a.kind when 'payable' then b.balance_fen else 0 end)::bigint as payable_fen,
               sum(case a.kind when 'in_flight' then b.balance_fen else 0 end)::bigint as in_flight_fen,
               sum(case a.kind when 'paid' then b.balance_fen else 0 end)::bigint as paid_fen
          from ledger_account a join ledger_balance b on b.account_id = a.id join programme g on g.id = a.programme_id
         where a.source = 'fiscal' group by a.programme_id, g.name, g.state, a.fiscal_year;
      create view public_figure_money as
        select programme_id, programme_name, fiscal_year, appropriated_fen, encumbered_fen,
               (payable_fen + in_flight_fen)::bigint as approved_fen, paid_fen
          from figure_money where programme_state in ('active', 'closed');
      grant select on figure_challenge, figure_need, figure_money to jbgs_app;
      grant select on public_figure_challenge, public_figure_need, public_figure_money to jbgs_public;
    `);
    await runner.query(WORKLIST_INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = [
      'need',
      'bulletin',
      'challenge',
      'clarification',
      'proposal',
      'panel',
      'decision',
      'award',
      'objection',
    ];
    const money = ['agreement', 'milestone', 'acceptance', 'termination', 'contribution', 'disbursement', 'recovery'];
    await runner.query([...names, ...money].map((name) => `drop index ${name}_waiting`).join(';'));
    await runner.query(`
      drop view public_figure_money, public_figure_need, public_figure_challenge;
      drop view figure_money, figure_need, figure_challenge;
    `);
  }
}

/** What waits for somebody is a small part of each table, whatever has been finished before. */
const WORKLIST_INDEXES = `
  create index need_waiting on need (programme_id, id) where state not in ('listed', 'rejected', 'withdrawn');
  create index bulletin_waiting on bulletin (programme_id, id) where state in ('draft', 'returned', 'approved');
  create index challenge_waiting on challenge (programme_id, id) where state in ('evaluating', 'decided');
  create index clarification_waiting on clarification (programme_id, id) where state = 'asked';
  create index proposal_waiting on proposal (programme_id, id) where state in ('draft', 'submitted', 'opened');
  create index panel_waiting on panel (agency_id, id) where state = 'convened';
  create index decision_waiting on decision (programme_id, id) where state = 'drafted';
  create index award_waiting on award (programme_id, id) where state = 'pending';
  create index objection_waiting on objection (agency_id, id) where state in ('received', 'accepted', 'investigating');
  create index agreement_waiting on agreement (programme_id, id) where state in ('drafting', 'signing');
  create index milestone_waiting on milestone (programme_id, id) where state not in ('planned', 'waived', 'superseded');
  create index acceptance_waiting on acceptance (programme_id, id) where state <> 'concluded';
  create index termination_waiting on termination (programme_id, id) where state in ('requested', 'found');
  create index contribution_waiting on contribution (programme_id, id) where state in ('declared', 'submitted', 'queried');
  create index disbursement_waiting on disbursement (programme_id, id) where state not in ('settled', 'closed', 'cancelled');
  create index recovery_waiting on recovery (programme_id, id) where state not in ('recovered', 'written_off');
`;
