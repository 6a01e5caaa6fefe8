import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulletins, their challenges, clarifications, and what the public may read of them. */
export class BulletinAndChallenge1763700000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BULLETIN);
    await runner.query(CHALLENGE);
    await runner.query(CLARIFICATION);
    await runner.query(PUBLIC_VIEWS);
  }

  async down(): Promise<void> {
    throw new Error('bulletins are not dropped by a migration');
  }
}

const BULLETIN = `
  create sequence number_bd;
  create table bulletin (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    state text not null check (state in ('draft', 'returned', 'approved', 'published', 'completed', 'cancelled')),
    version integer not null,
    title text not null,
    preface text,
    rule_pack_id uuid not null references rule_pack,
    composed_by uuid not null references app_user,
    approved_by uuid references app_user,
    published_at timestamptz(3),
    created_at timestamptz(3) not null,
    constraint bulletin_number unique (number),
    constraint bulletin_two_persons check (approved_by is null or approved_by <> composed_by),
    constraint bulletin_published_approved
      check (state not in ('published', 'completed') or (approved_by is not null and published_at is not null))
  );
  create index bulletin_programme on bulletin (programme_id, id desc);
  grant usage, select on sequence number_bd to jbgs_app;
  grant select, insert, update on bulletin to jbgs_app;
`;

const CHALLENGE = `
  create sequence number_jb;
  create table challenge (
    id uuid primary key,
    programme_id uuid not null references programme,
    bulletin_id uuid not null references bulletin,
    need_id uuid not null references need,
    -- The version of the need that was put on the bulletin; publishing refuses any other.
    need_version integer not null,
    demander_id uuid not null references organisation,
    -- Collation C: a search for the beginning of a number is a range of this index.
    number text collate "C" not null,
    state text not null check (state in ('drafted', 'open', 'window_closed', 'evaluating', 'decided', 'completed',
      'no_award', 'cancelled')),
    version integer not null,
    rule_pack_id uuid not null references rule_pack,
    title text not null,
    summary text not null,
    field text not null,
    region text not null,
    -- Names as they were when the challenge was composed: the public list reads one table.
    demander_name text not null,
    programme_name text not null,
    amount_fen bigint not null check (amount_fen > 0),
    cash_to_taker_fen bigint not null check (cash_to_taker_fen between 0 and amount_fen),
    confidentiality text not null check (confidentiality in ('public', 'summary_public', 'invited')),
    award_slots integer not null check (award_slots > 0),
    text_version integer not null,
    -- Milliseconds, so that what a reader sees and sends back in a cursor is what is stored.
    opened_at timestamptz(3),
    take_up_closes_at timestamptz(3),
    window_closed_at timestamptz(3),
    no_award_reason text
      check (no_award_reason in ('no_take_up', 'none_qualified', 'none_passed', 'all_awards_ended')),
    created_at timestamptz(3) not null,
    -- Words with their weights, cut by the app when the challenge opens.
    search tsvector,
    listed boolean generated always as (opened_at is not null and confidentiality <> 'invited') stored,
    constraint challenge_number unique (number),
    constraint challenge_opened check (
      state not in ('open', 'window_closed', 'evaluating', 'decided', 'completed', 'no_award')
      or (opened_at is not null and take_up_closes_at is not null and search is not null)),
    constraint challenge_closes_after_opening check (take_up_closes_at > opened_at),
    constraint challenge_no_award_reason check ((state = 'no_award') = (no_award_reason is not null)),
    constraint challenge_closed_when_due check (window_closed_at >= take_up_closes_at)
  );
  create unique index challenge_one_per_need on challenge (need_id) where state not in ('no_award', 'cancelled');
  create index challenge_bulletin on challenge (bulletin_id, id);
  create index challenge_programme on challenge (programme_id, id desc);
  create index challenge_demander on challenge (demander_id, id desc);
  -- The public list, newest first: one index for each usual filter, none with a join behind it. State goes with time
  -- (the newest are open), so a state within a field is an index of its own: 20 rows instead of thousands to skip.
  create index challenge_newest on challenge (opened_at desc, id desc) where listed;
  create index challenge_newest_by_state on challenge (state, opened_at desc, id desc) where listed;
  create index challenge_newest_by_field on challenge (field, opened_at desc, id desc) where listed;
  create index challenge_newest_by_field_state on challenge (field, state, opened_at desc, id desc) where listed;
  create index challenge_newest_by_region on challenge (region, opened_at desc, id desc) where listed;
  create index challenge_newest_by_region_state on challenge (region, state, opened_at desc, id desc) where listed;
  create index challenge_closing on challenge (take_up_closes_at, id) where listed;
  create index challenge_closing_by_state on challenge (state, take_up_closes_at, id) where listed;
  create index challenge_amount on challenge (amount_fen desc, id desc) where listed;
  -- A word that stands everywhere leaves few rows together with a filter, so the filters stand in the same index.
  create extension if not exists btree_gin;
  create index challenge_search on challenge using gin (search, state, field, region) where listed;
  grant usage, select on sequence number_jb to jbgs_app;
  grant select, insert, update on challenge to jbgs_app;
`;

const CLARIFICATION = `
  create table clarification (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    state text not null check (state in ('asked', 'answered', 'declined')),
    version integer not null,
    question text not null,
    answer text,
    decline_reason text,
    -- Who asked stays in this row: no view shows it to anybody but the asker.
    asked_by uuid not null references app_user,
    asker_id uuid not null references organisation,
    answered_by uuid references app_user,
    answered_at timestamptz(3),
    created_at timestamptz(3) not null,
    constraint clarification_answered check ((state = 'answered') = (answer is not null and answered_at is not null))
  );
  create index clarification_challenge on clarification (challenge_id, id);
  grant select, insert, update on clarification to jbgs_app;
`;

const PUBLIC_VIEWS = `
  -- Columns carry the names of the API, so that rows go out as they come.
  create view public_challenge as
    select id, number, state, title, summary, field, region, demander_id as "demanderId",
           demander_name as "demanderName", programme_id as "programmeId", programme_name as "programmeName",
           bulletin_id as "bulletinId", amount_fen as "amountFen", cash_to_taker_fen as "cashToTakerFen",
           confidentiality, award_slots as "awardSlots", text_version as "textVersion", opened_at as "openedAt",
           take_up_closes_at as "takeUpClosesAt", window_closed_at as "windowClosedAt",
           no_award_reason as "noAwardReason", search
      from challenge where listed;
  -- Beyond the summary only what is public altogether.
  create view public_challenge_text as
    select c.id as "challengeId", n.number as "needNumber", n.cannot_solve_alone as "cannotSolveAlone", n.scene,
           n.result_ownership as "resultOwnership", n.cooperation, n.period_months as "periodMonths",
           n.chain_node as "chainNode", n.priority, n.source_facts as "sourceFacts"
      from challenge c join need n on n.id = c.need_id where c.listed and c.confidentiality = 'public';
  create view public_challenge_indicator as
    select c.id as "challengeId", i.id, i.position, i.name, i.comparator, i."values", i.unit, i.condition,
           i.protocol_who as "protocolWho", i.protocol_how as "protocolHow", i.protocol_sample as "protocolSample",
           i.protocol_instrument as "protocolInstrument", i.baseline, i.best_known as "bestKnown", i.weight, i.kind,
           i.must_pass as "mustPass"
      from challenge c join indicator i on i.need_id = c.need_id where c.listed and c.confidentiality = 'public';
  create view public_clarification as
    select q.challenge_id as "challengeId", q.id, q.question, q.answer, q.created_at as "askedAt",
           q.answered_at as "answeredAt"
      from clarification q join challenge c on c.id = q.challenge_id
     where q.state = 'answered' and c.listed and c.confidentiality = 'public';
  create view public_bulletin as
    select b.id, b.number, b.state, b.title, b.preface, b.programme_id as "programmeId", p.name as "programmeName",
           b.published_at as "publishedAt",
           (select count(*)::int from challenge c where c.bulletin_id = b.id and c.listed) as "challengeCount"
      from bulletin b join programme p on p.id = b.programme_id where b.state in ('published', 'completed');
  create index bulletin_newest on bulletin (published_at desc, id desc) where state in ('published', 'completed');
  create view public_programme as
    select p.id, p.number, p.name, p.state, a.name as "agencyName", o.name as "organiserName", r.content as "rulePack"
      from programme p join organisation a on a.id = p.agency_id left join organisation o on o.id = p.organiser_id
      join rule_pack r on r.id = p.rule_pack_id where p.state in ('active', 'closed');
  grant select on public_challenge, public_challenge_text, public_challenge_indicator, public_clarification,
    public_bulletin, public_programme to jbgs_public;
`;
