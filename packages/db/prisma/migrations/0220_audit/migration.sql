-- Who did, saw and was refused what: one row each, by the transaction that did it, which nobody changes or takes away (AU1).
-- Ids and enumerations alone: it outlives what it tells of.

create type audit_actor as enum ('staff', 'house', 'nobody');
create type audit_deed as enum (
  'looked', 'added', 'changed', 'ended', 'decided', 'sent', 'asked', 'moved', 'signed_in', 'tried'
);
create type audit_thing as enum (
  'contact', 'message', 'note', 'look', 'call', 'call_party', 'triage', 'follow_up', 'reach', 'danger', 'lift', 'opt_out',
  'block', 'shared_line', 'plan', 'privacy_notice', 'attestation', 'picture_report', 'picture', 'mail_file',
  'case_file', 'case_part', 'case_filing', 'case_join', 'case_guest', 'recipient', 'release', 'scan', 'withdrawal', 'sign_page',
  'disclosure', 'decision', 'held', 'mandated_report', 'inquiry', 'legal_process', 'legal_hold', 'kept', 'breach',
  'forget_request', 'staff', 'staff_link', 'session', 'account', 'shift', 'setting', 'quarantine', 'draft', 'audit', 'house'
);

-- In the order of (era, xid, seq), which no row that commits late comes into the middle of, below the oldest open writer.
create table audit_row (
  -- Of one cluster: transaction ids start anew in another one.
  era integer not null default 1,
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  at timestamptz(3) not null default clock_timestamp(),
  actor audit_actor not null,
  -- No foreign key: what it tells of may go, and a deed does not wait for whoever changes an account.
  actor_id uuid,
  deed audit_deed not null,
  thing audit_thing not null,
  subject_id uuid,
  contact_id uuid,
  case_id uuid,
  -- What left, or did not, by which decision.
  decision_id uuid references disclosure_decision (id) on delete restrict,
  -- Why it was refused; null: it was done.
  refusal text check (refusal ~ '^[a-z_]{1,40}$'),
  facts jsonb,
  primary key (era, xid, seq),
  constraint audit_row_actor check ((actor = 'staff') = (actor_id is not null)),
  constraint audit_row_decision check ((deed = 'decided' and thing = 'decision') = (decision_id is not null)),
  -- Nothing that somebody wrote fits: ids, enumerations and counts do.
  constraint audit_row_facts check (facts is null
    or length(facts::text) <= 500 and facts::text !~ '[^A-Za-z0-9_:.,{}"\[\] -]')
);
create index audit_row_actor_idx on audit_row (actor_id, era, xid, seq) where actor_id is not null;
create index audit_row_contact_idx on audit_row (contact_id, era, xid, seq) where contact_id is not null;
create index audit_row_case_idx on audit_row (case_id, era, xid, seq) where case_id is not null;

create trigger audit_row_only_added before update or delete on audit_row for each row execute function only_added();
create trigger audit_row_never_emptied before truncate on audit_row for each statement execute function only_added();

-- What the sealer made of rows that nothing can come between any more (AU3): a link for each, of it and of the link before.
create table audit_seal (
  number bigint primary key check (number >= 1),
  -- Of its first row, counted from 1.
  position bigint not null check (position >= 1),
  seqs bigint[] not null check (cardinality(seqs) between 1 and 10000),
  links bytea not null,
  -- Its last link.
  head bytea not null check (length(head) = 32),
  -- Of its last row.
  era integer not null,
  xid xid8 not null,
  seq bigint not null,
  at timestamptz(3) not null default clock_timestamp(),
  -- Of all of the above.
  mac bytea not null check (length(mac) = 32),
  constraint audit_seal_links check (length(links) = 32 * cardinality(seqs))
);
create trigger audit_seal_only_added before update or delete on audit_seal for each row execute function only_added();
create trigger audit_seal_never_emptied before truncate on audit_seal for each statement execute function only_added();

-- Whose transaction ids the rows carry. One more begins where they start anew: a backup that was restored elsewhere.
create table audit_era (
  era integer primary key,
  at timestamptz(3) not null default clock_timestamp()
);
insert into audit_era (era) values (1);
create trigger audit_era_only_added before update or delete on audit_era for each row execute function only_added();
create trigger audit_era_never_emptied before truncate on audit_era for each statement execute function only_added();

-- Begins an era where one is needed: in one cluster no row has an id that was not given yet. What was restored says which era it
-- was in, and the table made anew does not.
create function audit_begin() returns integer language plpgsql security definer set search_path from current as $$
declare
  _era integer := (select max(era) from audit_era);
  _stands integer := (select pg_get_expr(adbin, adrelid)::integer from pg_attrdef where adrelid = 'audit_row'::regclass
    and adnum = (select attnum from pg_attribute where attrelid = adrelid and attname = 'era'));
begin
  if _stands = _era and coalesce((select xid from audit_row where era = _era order by xid desc limit 1)
      < pg_snapshot_xmax(pg_current_snapshot()), true) then
    return _era;
  end if;
  lock table audit_era in exclusive mode;
  select max(era) into _era from audit_era;
  if (select xid from audit_row where era = _era order by xid desc limit 1) >= pg_snapshot_xmax(pg_current_snapshot()) then
    insert into audit_era (era) values (_era + 1) returning era into _era;
  end if;
  execute format('alter table audit_row alter column era set default %s', _era);
  return _era;
end $$;

-- Puts the audit apart: to be run once, by whoever administers the database, with a role that nobody signs in as. Whoever runs
-- the gateways may then read it and add to it, and neither change it nor switch its triggers off.
create function audit_apart(_owner regrole, _gateways regrole) returns void language plpgsql set search_path from current as $$
declare
  _each text;
begin
  foreach _each in array array['audit_row', 'audit_seal', 'audit_era'] loop
    execute format('alter table %I owner to %s', _each, _owner);
    execute format('revoke all on %I from %s', _each, _gateways);
    execute format('grant select on %I to %s', _each, _gateways);
  end loop;
  execute format('grant insert on audit_seal to %s', _gateways);
  execute format('grant references, select on disclosure_decision to %s', _owner);
  foreach _each in array array['audit_write(uuid, audit_deed, audit_thing, uuid, uuid, uuid, jsonb, text, uuid, audit_actor)', 'audit_begin()'] loop
    execute format('alter function %s owner to %s', _each, _owner);
  end loop;
end $$;

-- The one way in. As its owner, so that whoever runs the gateways needs no right to the table; bound to its table when it is made,
-- whatever the search path of whoever calls it.
create function audit_write(
  _actor uuid, _deed audit_deed, _thing audit_thing, _subject uuid, _contact uuid, _case uuid, _facts jsonb default null,
  _refusal text default null, _decision uuid default null, _otherwise audit_actor default 'house'
) returns boolean language sql volatile security definer begin atomic
  insert into audit_row (actor, actor_id, deed, thing, subject_id, contact_id, case_id, decision_id, refusal, facts)
  values (case when _actor is not null then 'staff' else _otherwise end, _actor, _deed, _thing, _subject, _contact, _case,
    _decision, _refusal, _facts)
  returning true;
end;

-- By whom, where the statement that does it does not say: whoever runs it may (select set_config('holdfast.actor', ..., true)).
create function audit_actor() returns uuid language sql stable
  return nullif(current_setting('holdfast.actor', true), '')::uuid;

-- A trigger that writes one row, as plain as if it were written by hand: nothing is looked up when it runs.
create function audit_on(
  _table text, _name text, _event text, _condition text, _actor text, _deed audit_deed, _thing audit_thing,
  _subject text, _contact text, _case text, _facts text default 'null', _decision text default 'null'
) returns void language plpgsql as $$
begin
  execute format($sql$
    create function %1$I() returns trigger language plpgsql as $body$
    begin
      perform audit_write(%2$s, %3$L, %4$L, %5$s, %6$s, %7$s, %8$s, null, %9$s);
      return %10$s;
    end $body$
  $sql$, 'audit_' || _table || '_' || _name, _actor, _deed, _thing, _subject, _contact, _case, _facts, _decision,
    case when _event ^@ 'before' then 'new' else 'null' end);
  execute format('create trigger %1$I %2$s on %3$I for each row %4$s execute function %1$I()',
    'audit_' || _table || '_' || _name, _event, _table, case when _condition <> '' then 'when (' || _condition || ')' else '' end);
end $$;

-- The last contact of a thread, for what is written of threads.
create function audit_contact_of(_channel text, _thread_key bytea) returns uuid language sql stable begin atomic
  select id from contact where channel = _channel and thread_key = _thread_key order by number desc limit 1;
end;

select
  -- Looks. Before the row is stored: a second look at the same version is none there (content_read, case_read), and is one here.
  audit_on('content_read', 'looked', 'before insert', '', 'new.by_id', 'looked', 'contact',
    'new.contact_id', 'new.contact_id', 'null', $f$jsonb_build_object('version', new.version)$f$),
  audit_on('case_read', 'looked', 'before insert', '', 'new.by_id', 'looked', 'case_file',
    'new.case_id', 'null', 'new.case_id', $f$jsonb_build_object('version', new.version)$f$),
  audit_on('kept_on_hold_read', 'looked', 'after insert', '', 'new.by_id', 'looked', 'kept',
    'new.hold_id', '(select contact_id from legal_hold where id = new.hold_id)', '(select case_id from legal_hold where id = new.hold_id)',
    $f$case when new.media_id is not null then jsonb_build_object('media', new.media_id) end$f$),
  audit_on('release_scan_look', 'looked', 'after insert', '', 'new.by_id', 'looked', 'scan',
    'new.scan_id', 'null',
    '(select release.case_id from release_scan join release on release.id = release_scan.release_id where release_scan.id = new.scan_id)',
    $f$jsonb_build_object('page', new.page)$f$);

select
  -- Contacts.
  audit_on('take_over', 'moved', 'after insert', '', 'new.by_id', 'moved', 'contact', 'new.contact_id', 'new.contact_id', 'null',
    $f$jsonb_build_object('how', 'take_over', 'from', new.from_id, 'reason', new.reason)$f$),
  audit_on('contact_link', 'moved', 'after insert', '', 'new.by_id', 'moved', 'contact', 'new.to_id', 'new.from_id', 'null',
    $f$jsonb_build_object('how', 'continue', 'to', new.to_id)$f$),
  audit_on('asking', 'asked', 'after insert', '', 'new.by_id', 'asked', 'contact', 'new.contact_id', 'new.contact_id', 'null',
    $f$jsonb_build_object('of', new.holder_id)$f$),
  audit_on('triage', 'changed', 'after insert', 'new.by_id is not null', 'new.by_id', 'changed', 'triage',
    'new.contact_id', 'new.contact_id', 'null', $f$jsonb_build_object('lane', new.lane)$f$),
  audit_on('note', 'added', 'after insert', '', 'new.author_id', 'added', 'note', 'new.id', 'new.contact_id', 'null'),
  audit_on('answer_attestation', 'added', 'after insert', '', 'new.by_id', 'added', 'attestation',
    'new.message_id', '(select contact_id from message where id = new.message_id)', 'null'),
  audit_on('mail_look', 'decided', 'after update', 'old.verdict is null and new.verdict is not null', 'new.by_id', 'decided', 'look',
    'new.message_id', 'new.contact_id', 'null', $f$jsonb_build_object('verdict', new.verdict)$f$),
  audit_on('call_ask', 'asked', 'after insert', '', 'new.by_id', 'asked', 'call', 'new.id', 'new.contact_id', 'null'),
  audit_on('call_event', 'changed', 'after insert',
    $c$new.user_id is not null and new.kind in ('begun', 'answered', 'handed_over', 'brought_together', 'listening',
      'listening_ended', 'abandoned', 'cannot_speak')$c$,
    'new.user_id', 'changed', 'call', 'new.call_id', '(select contact_id from call where id = new.call_id)', 'null',
    $f$jsonb_build_object('happened', new.kind)$f$),
  audit_on('call_party', 'added', 'after insert', '', 'new.by_id', 'added', 'call_party', 'new.id', 'new.contact_id', 'null',
    $f$jsonb_build_object('role', new.role)$f$),
  audit_on('call_party_ground', 'added', 'after insert', '', 'new.by_id', 'decided', 'call_party',
    'new.party_id', '(select contact_id from call_party where id = new.party_id)', 'null',
    $f$jsonb_build_object('ground', new.ground, 'disclosure', new.disclosure_id)$f$),
  audit_on('call_answer', 'added', 'after insert', '', 'new.by_id', 'changed', 'call_party',
    'new.party_id', '(select contact_id from call_party where id = new.party_id)', 'null',
    $f$jsonb_build_object('said', new.said)$f$),
  audit_on('follow_up_change', 'changed', 'after insert', 'new.by_id is not null', 'new.by_id', 'changed', 'follow_up',
    'new.follow_up_id', '(select contact_id from follow_up where id = new.follow_up_id)', 'null',
    $f$jsonb_build_object('how', new.kind)$f$),
  audit_on('privacy_notice', 'added', 'after insert', '', 'new.by_id', 'added', 'privacy_notice', 'new.contact_id', 'new.contact_id', 'null'),
  audit_on('report_decision', 'added', 'after insert', '', 'new.opened_by_id', 'added', 'picture_report',
    'new.media_id', '(select contact_id from media where id = new.media_id)', 'null'),
  audit_on('report_decision', 'decided', 'after update', 'old.decided_at is null and new.decided_at is not null', 'new.decided_by_id',
    'decided', 'picture_report', 'new.media_id', '(select contact_id from media where id = new.media_id)', 'null',
    $f$jsonb_build_object('outcome', new.outcome)$f$);

select
  -- Reaching somebody.
  audit_on('contact_preference', 'added', 'after insert', '', 'new.confirmed_by_id', 'changed', 'reach',
    'new.id', 'audit_contact_of(new.channel, new.thread_key)', 'null', $f$jsonb_build_object('may', new.may)$f$),
  audit_on('reach_event', 'changed', 'after insert', 'new.by_id is not null', 'new.by_id', 'changed', 'reach',
    'new.contact_id', 'new.contact_id', 'null', $f$jsonb_build_object('what', new.kind)$f$),
  audit_on('danger_event', 'changed', 'after insert', 'new.by_id is not null', 'new.by_id', 'changed', 'danger',
    'new.person_id', '(select audit_contact_of(channel, thread_key) from person_thread where person_id = new.person_id
      order by since desc, id desc limit 1)', 'null', $f$jsonb_build_object('what', new.kind)$f$),
  audit_on('reach_lift', 'added', 'after insert', '', 'new.by_id', 'decided', 'lift', 'new.id', 'new.contact_id', 'null'),
  audit_on('lift_ask', 'asked', 'after insert', '', 'new.by_id', 'asked', 'lift', 'new.id', 'new.contact_id', 'null'),
  audit_on('lift_ask', 'ended', 'after update', 'old.ended is null and new.ended is not null and new.ended_by_id is not null',
    'new.ended_by_id', 'ended', 'lift', 'new.id', 'new.contact_id', 'null', $f$jsonb_build_object('how', new.ended)$f$),
  audit_on('opt_out_word', 'changed', 'after insert', 'new.by_id is not null', 'new.by_id', 'changed', 'opt_out',
    'new.contact_id', 'new.contact_id', 'null', $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('thread_block', 'added', 'after insert', '', 'new.by_id', 'added', 'block', 'new.id', 'new.contact_id', 'null',
    $f$jsonb_build_object('reason', new.reason)$f$),
  audit_on('thread_block', 'longer', 'after update', 'old.longer_at is distinct from new.longer_at and new.longer_by_id is not null',
    'new.longer_by_id', 'asked', 'block', 'new.id', 'new.contact_id', 'null'),
  audit_on('thread_block', 'agreed', 'after update', 'old.agreed_at is distinct from new.agreed_at and new.agreed_by_id is not null',
    'new.agreed_by_id', 'decided', 'block', 'new.id', 'new.contact_id', 'null'),
  audit_on('thread_block', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'block', 'new.id', 'new.contact_id', 'null', $f$jsonb_build_object('how', new.ended_how)$f$),
  audit_on('block_review', 'decided', 'after insert', '', 'new.by_id', 'decided', 'block',
    'new.block_id', '(select contact_id from thread_block where id = new.block_id)', 'null'),
  audit_on('shared_line', 'added', 'after insert', '', 'new.by_id', 'added', 'shared_line',
    'new.id', 'audit_contact_of(new.channel, new.thread_key)', 'null', $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('shared_line', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'shared_line', 'new.id', 'audit_contact_of(new.channel, new.thread_key)', 'null'),
  audit_on('contact_plan', 'changed', 'after insert', '', 'new.by_id', 'changed', 'plan', 'new.contact_id', 'new.contact_id', 'null',
    $f$jsonb_build_object('how', new.entry)$f$);

select
  -- Cases. Who writes what is already in one is said by the statement that writes it.
  audit_on('case_file', 'added', 'after insert', '', 'new.made_by_id', 'added', 'case_file', 'new.id', 'null', 'new.id'),
  audit_on('case_file', 'status', 'after update of status_revision', 'old.status_revision <> new.status_revision', 'new.status_by_id',
    'changed', 'case_file', 'new.id', 'null', 'new.id', $f$jsonb_build_object('status', new.status)$f$),
  audit_on('case_part', 'added', 'after insert', '', 'new.made_by_id', 'added', 'case_part', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('case_filing', 'moved', 'after insert', '', 'new.by_id', 'moved', 'case_filing', 'new.contact_id', 'new.contact_id',
    'coalesce(new.case_id, (select before.case_id from case_filing before where before.contact_id = new.contact_id
       and before.at_version < new.at_version order by before.at_version desc limit 1))',
    $f$jsonb_build_object('how', case when new.case_id is null then 'out' else 'in' end)$f$),
  audit_on('case_join', 'added', 'after insert', '', 'new.by_id', 'added', 'case_join', 'new.id', 'null', 'new.from_id',
    $f$jsonb_build_object('into', new.into_id)$f$),
  audit_on('case_join', 'ended', 'after update', 'old.undone_at is null and new.undone_at is not null', 'new.undone_by_id',
    'ended', 'case_join', 'new.id', 'null', 'new.from_id', $f$jsonb_build_object('into', new.into_id)$f$),
  audit_on('case_let_in', 'added', 'after insert', '', 'new.by_id', 'added', 'case_guest', 'new.user_id', 'null', 'new.case_id'),
  audit_on('case_let_in', 'ended', 'after update', 'old.ended_at is null and new.ended_at is not null', 'new.ended_by_id',
    'ended', 'case_guest', 'new.user_id', 'null', 'new.case_id'),
  audit_on('forget_request', 'asked', 'after insert', '', 'new.asked_by_id', 'asked', 'forget_request', 'new.id', 'null', 'new.case_id'),
  audit_on('forget_request', 'decided', 'after update', 'old.decided_at is null and new.decided_at is not null', 'new.decided_by_id',
    'decided', 'forget_request', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('done', new.is_done, 'because', new.because)$f$);

select
  -- What people say to sharing, and what leaves.
  audit_on('recipient', 'added', 'after insert', '', 'new.vetted_by_id', 'added', 'recipient', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('type', new.type)$f$),
  audit_on('recipient', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'recipient', 'new.id', 'null', 'new.case_id'),
  audit_on('release', 'added', 'after insert', '', 'new.recorded_by_id', 'added', 'release', 'new.id', 'new.contact_id', 'new.case_id',
    $f$jsonb_build_object('recipient', new.recipient_id, 'purpose', new.purpose)$f$),
  audit_on('release', 'ended', 'after update', 'old.revoked_at is null and new.revoked_by_id is not null', 'new.revoked_by_id',
    'ended', 'release', 'new.id', 'null', 'new.case_id', $f$jsonb_build_object('how', new.revoked_how)$f$),
  audit_on('release_withdrawal', 'added', 'after insert', '', 'new.by_id', 'added', 'withdrawal', 'new.person_id', 'null', 'new.case_id'),
  audit_on('contact_withdrawal', 'added', 'after insert', '', 'new.by_id', 'added', 'withdrawal', 'new.id', 'new.contact_id', 'null'),
  audit_on('contact_withdrawal_settled', 'decided', 'after insert', '', 'new.by_id', 'decided', 'withdrawal', 'new.withdrawal_id',
    'null', 'new.case_id', $f$jsonb_build_object('theirs', new.was_theirs)$f$),
  audit_on('release_scan', 'added', 'after insert', '', 'new.added_by_id', 'added', 'scan', 'new.id', 'null',
    '(select case_id from release where id = new.release_id)'),
  audit_on('release_scan', 'ended', 'after update', 'old.taken_at is null and new.taken_by_id is not null', 'new.taken_by_id',
    'ended', 'scan', 'new.id', 'null', '(select case_id from release where id = new.release_id)'),
  audit_on('sign_page', 'added', 'after insert', '', 'new.offered_by_id', 'added', 'sign_page', 'new.id', 'new.contact_id', 'new.case_id'),
  audit_on('sign_page', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'sign_page', 'new.id', 'new.contact_id', 'new.case_id', $f$jsonb_build_object('how', new.ending)$f$),
  audit_on('disclosure', 'asked', 'after insert', '', 'new.asked_by_id', 'asked', 'disclosure', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('recipient', new.recipient_id, 'purpose', new.purpose, 'trigger', new.trigger)$f$),
  audit_on('disclosure', 'sent', 'after update', 'old.sent_at is null and new.sent_at is not null', 'new.sent_by_id',
    'sent', 'disclosure', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('recipient', new.recipient_id, 'how', new.how)$f$),
  audit_on('disclosure', 'reviewed', 'after update', 'old.reviewed_at is null and new.reviewed_at is not null', 'new.reviewed_by_id',
    'decided', 'disclosure', 'new.id', 'null', 'new.case_id'),
  audit_on('disclosure_decision', 'decided', 'after insert', '',
    '(select coalesce(sent_by_id, asked_by_id) from disclosure where id = new.disclosure_id)',
    'decided', 'decision', 'new.disclosure_id', 'null', 'new.case_id',
    $f$jsonb_build_object('rule', new.rule_id, 'edition', new.edition, 'outcome', new.outcome, 'class', new.data_class,
      'person', new.person_id)$f$, 'new.id'),
  audit_on('disclosure_held', 'asked', 'after insert', '', '(select asked_by_id from disclosure where id = new.disclosure_id)',
    'asked', 'held', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('rule', new.rule_id, 'approver', new.approver, 'class', new.data_class)$f$),
  audit_on('disclosure_held', 'decided', 'after update', 'old.decided_at is null and new.decided_at is not null', 'new.decided_by_id',
    'decided', 'held', 'new.id', 'null', 'new.case_id', $f$jsonb_build_object('approved', new.is_approved)$f$),
  audit_on('mandated_report', 'signed', 'after update', 'old.cosigned_at is null and new.cosigned_at is not null', 'new.cosigned_by_id',
    'decided', 'mandated_report', 'new.disclosure_id', 'null', '(select case_id from disclosure where id = new.disclosure_id)');

select
  -- Who asks us, what we are served with, and what went wrong.
  audit_on('inquiry', 'added', 'after insert', '', 'new.logged_by_id', 'added', 'inquiry', 'new.id', 'null', 'null',
    $f$jsonb_build_object('asker', new.asker)$f$),
  audit_on('inquiry', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'inquiry', 'new.id', 'null', 'null', $f$jsonb_build_object('how', new.ended_how)$f$),
  audit_on('inquiry_call_back', 'changed', 'after insert', '', 'new.by_id', 'changed', 'inquiry', 'new.inquiry_id', 'null', 'null',
    $f$jsonb_build_object('came', new.came)$f$),
  audit_on('who_asked_said', 'decided', 'after insert', 'new.inquiry_id is not null', 'new.by_id', 'decided', 'inquiry',
    'new.inquiry_id', 'null', 'new.case_id', $f$jsonb_build_object('recipient', new.recipient_id)$f$),
  audit_on('who_asked_said', 'process', 'after insert', 'new.process_id is not null', 'new.by_id', 'changed', 'legal_process',
    'new.process_id', 'null', 'new.case_id', $f$jsonb_build_object('recipient', new.recipient_id)$f$),
  audit_on('legal_process', 'added', 'after insert', '', 'new.recorded_by_id', 'added', 'legal_process', 'new.id', 'null', 'new.case_id',
    $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('legal_process', 'decided', 'after update', 'old.found_at is null and new.found_by_id is not null', 'new.found_by_id',
    'decided', 'legal_process', 'new.id', 'null', 'new.case_id', $f$jsonb_build_object('finding', new.finding)$f$),
  audit_on('legal_process', 'ended', 'after update', 'old.ended_at is null and new.ended_by_id is not null', 'new.ended_by_id',
    'ended', 'legal_process', 'new.id', 'null', 'new.case_id', $f$jsonb_build_object('how', new.ended_how)$f$),
  audit_on('legal_hold', 'added', 'after insert', '', 'new.placed_by_id', 'added', 'legal_hold', 'new.id', 'new.contact_id', 'new.case_id',
    $f$jsonb_build_object('process', new.process_id)$f$),
  audit_on('legal_hold', 'ended', 'after update', 'old.lifted_at is null and new.lifted_at is not null', 'new.lifted_by_id',
    'ended', 'legal_hold', 'new.id', 'new.contact_id', 'new.case_id'),
  audit_on('breach', 'added', 'after insert', '', 'new.recorded_by_id', 'added', 'breach', 'new.id', 'null', 'null',
    $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('breach', 'noticed', 'after update', 'old.noticed_at is null and new.noticed_by_id is not null', 'new.noticed_by_id',
    'sent', 'breach', 'new.id', 'null', 'null'),
  audit_on('breach', 'ended', 'after update', 'old.mended_at is null and new.mended_by_id is not null', 'new.mended_by_id',
    'ended', 'breach', 'new.id', 'null', 'null'),
  audit_on('breach_person', 'added', 'after insert', '', 'new.planned_by_id', 'added', 'breach', 'new.breach_id', 'new.contact_id', 'null'),
  audit_on('breach_person', 'told', 'after update', 'old.told_at is null and new.told_by_id is not null', 'new.told_by_id',
    'changed', 'breach', 'new.breach_id', 'new.contact_id', 'null', $f$jsonb_build_object('how', 'told')$f$),
  audit_on('breach_person', 'ended', 'after update', 'old.not_concerned_at is null and new.not_concerned_by_id is not null',
    'new.not_concerned_by_id', 'changed', 'breach', 'new.breach_id', 'new.contact_id', 'null',
    $f$jsonb_build_object('how', 'not_concerned')$f$);

select
  -- Who may what, and how the house is set.
  audit_on('staff', 'added', 'after insert', '', 'audit_actor()', 'added', 'staff', 'new.id', 'null', 'null',
    $f$jsonb_build_object('role', new.role)$f$),
  audit_on('staff', 'changed', 'after update of role, disabled_at, username',
    'old.role <> new.role or old.disabled_at is distinct from new.disabled_at or old.username is distinct from new.username',
    'audit_actor()', 'changed', 'staff', 'new.id', 'null', 'null',
    $f$jsonb_build_object('role', new.role, 'disabled', new.disabled_at is not null)$f$),
  audit_on('staff_link', 'added', 'after insert', '', 'new.made_by_id', 'added', 'staff_link', 'new.staff_id', 'null', 'null',
    $f$jsonb_build_object('kind', new.kind)$f$),
  audit_on('staff_link', 'used', 'after update', 'old.used_at is null and new.used_at is not null', 'new.staff_id',
    'changed', 'account', 'new.staff_id', 'null', 'null', $f$jsonb_build_object('by', new.kind)$f$),
  audit_on('session', 'begun', 'after insert', '', 'new.user_id', 'signed_in', 'session', 'new.id', 'null', 'null'),
  audit_on('session', 'ended', 'after delete', 'old.expires_at > clock_timestamp()', 'audit_actor()', 'ended', 'session',
    'old.user_id', 'null', 'null'),
  audit_on('account', 'changed', 'after update of password', 'old.password is distinct from new.password', 'new.user_id',
    'changed', 'account', 'new.user_id', 'null', 'null', $f$jsonb_build_object('what', 'password')$f$),
  audit_on('two_factor', 'added', 'after insert', '', 'new.user_id', 'added', 'account', 'new.user_id', 'null', 'null',
    $f$jsonb_build_object('what', 'second_factor')$f$),
  audit_on('two_factor', 'ended', 'after delete', '', 'audit_actor()', 'ended', 'account', 'old.user_id', 'null', 'null',
    $f$jsonb_build_object('what', 'second_factor')$f$),
  audit_on('shift', 'added', 'after insert', '', 'new.user_id', 'added', 'shift', 'new.user_id', 'null', 'null'),
  audit_on('shift', 'ended', 'after delete', '', 'audit_actor()', 'ended', 'shift', 'old.user_id', 'null', 'null'),
  audit_on('setting', 'changed', 'after insert', '', 'new.by_id', 'changed', 'setting', 'null', 'null', 'null',
    $f$jsonb_build_object('name', new.name, 'version', new.version)$f$);
drop function audit_on(text, text, text, text, text, audit_deed, audit_thing, text, text, text, text, text);

-- What has no row of its own: moving a contact, and an answer. A trigger would have every contact and message that arrives ask
-- whether it applies; these stand where somebody does it.
do $do$
declare
  _each record;
  _before text;
  _after text;
begin
  for _each in
    select 'apply_move' as name, E'\nend $function$' as was, $a$
  perform audit_write(_by, 'moved', 'contact', _contact.id, _contact.id, null,
    jsonb_strip_nulls(jsonb_build_object('how', _kind, 'to', _to, 'disposition', _disposition)));
end $function$$a$ as is
    union all
    select 'move_contact', $a$      if found then
        kind := 'moved';$a$, $a$      if found then
        perform audit_write(_by, 'moved', 'contact', _id, _id, null, '{"how": "claim"}');
        kind := 'moved';$a$
    union all
    select 'move_contact', E'  select contact_row.row into "row" from contact_row where contact_row.id = _id;\n  return next;\nend $function$',
      $a$  if kind <> 'moved' then
    perform audit_write(_by, 'moved', 'contact', _id, _id, null, jsonb_build_object('how', _kind), coalesce(reason, kind));
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $function$$a$
    union all
    select 'take_over_contact', E'  select contact_row.row into "row" from contact_row where contact_row.id = _id;\n  return next;\nend $function$',
      $a$  if kind <> 'moved' then
    perform audit_write(_by, 'moved', 'contact', _id, _id, null, '{"how": "take_over"}', coalesce(reason, kind));
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $function$$a$
    union all
    select 'set_aside_contact', $a$
      where contact.id = _id;$a$, $a$
      where contact.id = _id;
      perform audit_write(_by, 'moved', 'contact', _id, _id, null,
        jsonb_build_object('how', case when _until is null then 'back' else 'set_aside' end));$a$
    union all
    -- Runs for whoever's words are to leave, and for nothing that arrives.
    select 'answer_attested', E'\nbegin\n', E'\nbegin\n  perform audit_write(new.author_id, ''added'', ''message'', new.id, new.contact_id, null);\n'
  loop
    _before := (select pg_get_functiondef(oid) from pg_proc where proname = _each.name and pronamespace = 'public'::regnamespace);
    _after := replace(_before, _each.was, _each.is);
    if _after = _before then
      raise exception '% holds nothing like that: %', _each.name, _each.was;
    end if;
    execute _after;
  end loop;
end $do$;
