import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 更正: how the text of an open challenge changes, and every version of it; what the public finds it by. */
export class Addendum1763700002300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEXT_VERSIONS);
    await runner.query(ADDENDUM);
    await runner.query(PROPOSAL);
    await runner.query(PUBLIC_VIEWS);
    await runner.query(PUBLIC_LIST);
    await runner.query(PUBLIC_RESULT);
    await runner.query(NOTICE_BOARD);
  }

  async down(): Promise<void> {
    throw new Error('addenda are not dropped by a migration');
  }
}

const TEXT_VERSIONS = `
  -- The text of a challenge as it stands: the one place that says what a version is made of.
  create view challenge_text as
    select c.id as challenge_id, c.text_version as version, c.confidentiality, c.listed, c.opened_at,
           jsonb_build_object(
             'title', c.title, 'summary', c.summary, 'field', c.field, 'region', c.region,
             'cannotSolveAlone', n.cannot_solve_alone, 'scene', n.scene, 'resultOwnership', n.result_ownership,
             'cooperation', n.cooperation, 'periodMonths', n.period_months, 'chainNode', n.chain_node,
             'indicators', (
               select coalesce(jsonb_agg(jsonb_build_object(
                        'id', i.id, 'name', i.name, 'comparator', i.comparator, 'values', i."values", 'unit', i.unit,
                        'condition', i.condition,
                        'protocol', jsonb_build_object('who', i.protocol_who, 'how', i.protocol_how,
                          'sample', i.protocol_sample, 'instrument', i.protocol_instrument),
                        'baseline', i.baseline, 'bestKnown', i.best_known, 'weight', i.weight, 'kind', i.kind,
                        'mustPass', i.must_pass) order by i.position), '[]')
                 from indicator i where i.need_id = n.id)) as content
      from challenge c join need n on n.id = c.need_id;
  grant select on challenge_text to jbgs_app;
  -- Rows exist from the first addendum on: the text before it is version 1. A challenge that was never amended has its
  -- one version in its own rows, which nothing but an addendum changes.
  create table challenge_text_version (
    challenge_id uuid not null references challenge,
    version integer not null check (version > 0),
    content jsonb not null,
    issued_at timestamptz(3) not null,
    primary key (challenge_id, version)
  );
  -- Kept for ever as it was: the running role adds rows and has no way to change one.
  grant select, insert on challenge_text_version to jbgs_app;
`;

const ADDENDUM = `
  create sequence number_gz;
  create table addendum (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    number text not null,
    state text not null check (state in ('draft', 'returned', 'issued', 'cancelled')),
    version integer not null,
    -- Why the text changes; public with the addendum.
    reason text not null,
    -- The question that raised it.
    clarification_id uuid references clarification,
    -- What changes: fields by name, and the whole list of indicators when one of them does.
    text jsonb not null,
    indicators jsonb,
    closes_on date,
    -- The version of the text it was drafted on, and the one it made.
    base_version integer not null check (base_version > 0),
    text_version integer,
    closed_before timestamptz(3),
    closes_after timestamptz(3),
    drafted_by uuid not null references app_user,
    issued_by uuid references app_user,
    issued_at timestamptz(3),
    created_at timestamptz(3) not null,
    constraint addendum_number unique (number),
    constraint addendum_two_persons check (issued_by is null or issued_by <> drafted_by),
    constraint addendum_issued check (
      (state = 'issued') = (issued_by is not null and issued_at is not null and text_version is not null)),
    constraint addendum_next_version check (text_version = base_version + 1),
    constraint addendum_closes_later check (closes_after > closed_before),
    constraint addendum_version foreign key (challenge_id, text_version)
      references challenge_text_version (challenge_id, version) deferrable initially deferred
  );
  create index addendum_challenge on addendum (challenge_id, id);
  create unique index addendum_one_per_version on addendum (challenge_id, text_version);
  -- One at a time: two drafts on the same text would overwrite each other.
  create unique index addendum_one_draft on addendum (challenge_id) where state in ('draft', 'returned');
  grant usage, select on sequence number_gz to jbgs_app;
  grant select, insert, update on addendum to jbgs_app;
`;

const PROPOSAL = `
  -- The version of the challenge's text that stood when the proposal was submitted.
  alter table proposal add column text_version integer check (text_version > 0);
  update proposal p set text_version = c.text_version from challenge c
   where c.id = p.challenge_id and p.submitted_at is not null;
`;

const PUBLIC_VIEWS = `
  -- Beyond the summary only what is public altogether, in old versions too.
  create view public_challenge_version as
    select t.challenge_id as "challengeId", coalesce(v.version, t.version) as version,
           coalesce(v.issued_at, t.opened_at) as "issuedAt", t.confidentiality,
           case when t.confidentiality = 'public' then coalesce(v.content, t.content)
                else jsonb_build_object('title', coalesce(v.content, t.content) -> 'title',
                  'summary', coalesce(v.content, t.content) -> 'summary',
                  'field', coalesce(v.content, t.content) -> 'field',
                  'region', coalesce(v.content, t.content) -> 'region') end as content
      from challenge_text t left join challenge_text_version v on v.challenge_id = t.challenge_id where t.listed;
  create view public_addendum as
    select a.id, a.number, a.challenge_id as "challengeId", a.text_version as version, a.reason,
           case when c.confidentiality = 'public' then a.clarification_id end as "clarificationId",
           a.closed_before as "closedBefore", a.closes_after as "closesAfter", a.issued_at as "issuedAt"
      from addendum a join challenge c on c.id = a.challenge_id where a.state = 'issued' and c.listed;
  grant select on public_challenge_version, public_addendum to jbgs_public;
`;

const PUBLIC_LIST = `
  -- The name of the procedure, copied like every other name that the public list is filtered by. Whoever runs the
  -- version before this one leaves it empty until the challenge opens under this one.
  alter table challenge add column mode text check (mode in ('docking', 'open_call', 'race', 'contest'));
  update challenge c set mode = r.content ->> 'mode' from rule_pack r where r.id = c.rule_pack_id;
  create index challenge_newest_by_mode on challenge (mode, opened_at desc, id desc) where listed;
  create index challenge_amount_by_state on challenge (state, amount_fen desc, id desc) where listed;
  -- Everything the list is filtered and counted by, so that counting reads the index and no row.
  create index challenge_facets on challenge (programme_id, state, field, region, mode, amount_fen, take_up_closes_at)
    where listed;
  -- The beginning of a title, as somebody types it.
  create index challenge_title on challenge (lower(title collate "C")) where listed;
  create or replace view public_challenge as
    select id, number, state, title, summary, field, region, demander_id as "demanderId",
           demander_name as "demanderName", programme_id as "programmeId", programme_name as "programmeName",
           bulletin_id as "bulletinId", amount_fen as "amountFen", cash_to_taker_fen as "cashToTakerFen",
           confidentiality, award_slots as "awardSlots", text_version as "textVersion", opened_at as "openedAt",
           take_up_closes_at as "takeUpClosesAt", window_closed_at as "windowClosedAt",
           no_award_reason as "noAwardReason", search, mode
      from challenge where listed;
  -- Words of public titles, for suggestions. A word that no title has any more suggests a search without a hit.
  create table search_term (
    term text collate "C" primary key check (length(term) between 2 and 20)
  );
  grant select, insert on search_term to jbgs_app;
  create view public_search_term as select term from search_term;
  grant select on public_search_term to jbgs_public;
`;

const PUBLIC_RESULT = `
  -- A result with the challenge it answered, so that lists of results need no second read.
  create or replace view public_result as
    select p.id, p.number, p.title, p.state, p.outcome, c.id as "challengeId", c.number as "challengeNumber",
           c.demander_name as "demanderName", t.name as "takerName", p.activated_at as "activatedAt",
           a.completion_ppm as "completionPpm", a.concluded_at as "concludedAt", f.grant_fen as "grantFen",
           (select coalesce(sum(d.amount_fen), 0)::bigint from disbursement d
             where d.project_id = p.id and d.state in ('settled', 'closed')) as "paidFen",
           (select coalesce(sum(r.received_fen), 0)::bigint from recovery r where r.project_id = p.id) as "recoveredFen",
           c.title as "challengeTitle", c.field, c.region, c.programme_id as "programmeId",
           c.programme_name as "programmeName"
      from project p
      join challenge c on c.id = p.challenge_id and c.listed
      join organisation t on t.id = p.taker_id
      left join funding_plan f on f.project_id = p.id and f.state in ('agreed', 'closed')
      left join lateral (
        select completion_ppm, concluded_at from acceptance
         where project_id = p.id and state = 'concluded' order by round desc limit 1) a on true
     where p.state not in ('contracting', 'lapsed');
`;

const NOTICE_BOARD = `
  -- With the days in which an objection is answered.
  create or replace view public_notice_board as
    select n.id, n.number, n.programme_id, p.name as programme_name, n.agency_id, o.name as agency_name, n.subject_type,
           n.subject_id, n.kind, n.title, n.body, n.state, n.published_at, n.ends_at, n.ended_at, n.withdrawn_at,
           n.withdrawal_reason,
           coalesce((select d.provisional from deadline d where d.subject_id = n.id and d.action = 'public_notice.end'),
                    false) as ends_provisional, n.objection_reply_working_days
      from public_notice n join programme p on p.id = n.programme_id join organisation o on o.id = n.agency_id;
`;
