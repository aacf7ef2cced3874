-- AU19, AU20: what somebody did or saw longer ago than the house keeps it goes from the audit, whole seals of it, and a sealed word
-- stands for what went: where, how much, and the last link of it.
create table audit_gone (
  -- Numbers of its first and last seal.
  first bigint primary key check (first >= 1),
  last bigint not null check (last >= first),
  -- Of its first and last row, counted from 1.
  position bigint not null check (position >= 1),
  up_to bigint not null check (up_to >= position),
  -- Its last link, by which what comes after goes on.
  head bytea not null check (length(head) = 32),
  -- Of the row before it, and of its last one.
  after_era integer not null,
  after_xid xid8 not null,
  after_seq bigint not null,
  era integer not null,
  xid xid8 not null,
  seq bigint not null,
  at timestamptz(3) not null,
  -- Of all of the above.
  mac bytea not null check (length(mac) = 32)
);
create unique index audit_gone_last_key on audit_gone (last);
create trigger audit_gone_only_added before update or delete on audit_gone for each row execute function only_added();
create trigger audit_gone_never_emptied before truncate on audit_gone for each statement execute function only_added();

-- Nothing younger goes, whatever the house says.
create function audit_least() returns timestamptz language sql stable return clock_timestamp() - interval '366 days';

-- Rows between two that are of what is on hold.
create function audit_rows_held(
  _after_era integer, _after_xid xid8, _after_seq bigint, _era integer, _xid xid8, _seq bigint
) returns setof bigint language sql stable as $$
  select row.seq from audit_row row
  where exists (select from legal_hold where lifted_at is null)
    and (row.era, row.xid, row.seq) > (_after_era, _after_xid, _after_seq) and (row.era, row.xid, row.seq) <= (_era, _xid, _seq)
    and (row.case_id is not null and is_case_on_hold(row.case_id) or row.contact_id is not null and is_on_hold(row.contact_id))
$$;

-- Lets go of the rows of these seals, which whoever asks found as they were sealed. Answers how many went.
create function audit_forget(
  _first bigint, _last bigint, _position bigint, _up_to bigint, _head bytea, _after_era integer, _after_xid xid8, _after_seq bigint,
  _era integer, _xid xid8, _seq bigint, _at timestamptz, _mac bytea, _before timestamptz
) returns bigint language plpgsql security definer set search_path from current as $$
declare
  _until constant timestamptz := least(_before, audit_least());
  _rows bigint;
  _broken text;
begin
  perform pg_advisory_xact_lock_shared(hold_lock());
  _broken := case
    when (select count(*) from audit_seal where number between _first and _last and at <= _until) <> _last - _first + 1
      or not exists (select from audit_seal where number > _last) then 'audit_gone_old'
    when not exists (select from audit_seal where number = _last and (era, xid, seq) = (_era, _xid, _seq))
      or _first > 1 and not exists (
        select from audit_seal where number = _first - 1 and (era, xid, seq) = (_after_era, _after_xid, _after_seq)
        union all
        select from audit_gone where last = _first - 1 and (era, xid, seq) = (_after_era, _after_xid, _after_seq))
      then 'audit_gone_whole'
    when exists (select from audit_row where at > _until
      and (era, xid, seq) > (_after_era, _after_xid, _after_seq) and (era, xid, seq) <= (_era, _xid, _seq)) then 'audit_gone_old'
    when exists (select from audit_rows_held(_after_era, _after_xid, _after_seq, _era, _xid, _seq)) then 'audit_gone_held' end;
  if _broken is not null then
    raise exception 'the audit lets go of nothing like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  insert into audit_gone (first, last, position, up_to, head, after_era, after_xid, after_seq, era, xid, seq, at, mac)
    values (_first, _last, _position, _up_to, _head, _after_era, _after_xid, _after_seq, _era, _xid, _seq, _at, _mac);
  -- Names the row that says what may go; that it was written by this transaction is looked up.
  perform set_config('holdfast.audit_gone', _first::text, true);
  delete from audit_row
    where (era, xid, seq) > (_after_era, _after_xid, _after_seq) and (era, xid, seq) <= (_era, _xid, _seq);
  get diagnostics _rows = row_count;
  delete from audit_seal where number between _first and _last;
  perform set_config('holdfast.audit_gone', '', true);
  perform audit_write(null, 'ended', 'audit', null, null, null,
    jsonb_build_object('how', 'forgotten', 'first', _position, 'last', _up_to));
  return _rows;
end $$;

create function audit_is_gone(_table text, _old jsonb) returns boolean language sql stable as $$
  select exists (
    select from audit_gone gone
    where gone.first = nullif(current_setting('holdfast.audit_gone', true), '')::bigint
      and gone.xmin = pg_current_xact_id_if_assigned()::xid
      and case _table
        when 'audit_row' then
          ((_old ->> 'era')::integer, (_old ->> 'xid')::xid8, (_old ->> 'seq')::bigint) > (gone.after_era, gone.after_xid, gone.after_seq)
          and ((_old ->> 'era')::integer, (_old ->> 'xid')::xid8, (_old ->> 'seq')::bigint) <= (gone.era, gone.xid, gone.seq)
        when 'audit_seal' then (_old ->> 'number')::bigint between gone.first and gone.last
        else false end)
$$;
do $do$
declare
  _before constant text := pg_get_functiondef('only_added'::regproc);
  _after constant text := regexp_replace(_before, E'\nbegin\n|AS \\$function\\$\\s*begin\n', E'\\&  if tg_op = ''DELETE'' and tg_table_name in (''audit_row'', ''audit_seal'') and audit_is_gone(tg_table_name, to_jsonb(old)) then
    return old;
  end if;
');
begin
  if _after = _before then
    raise exception 'only_added is not as it was';
  end if;
  execute _after;
end $do$;

-- Whether whoever the function runs as may take rows away: not where the audit was put apart, and not again since this.
create function audit_may_forget() returns boolean language sql stable as $$
  select has_table_privilege(proowner, 'audit_row', 'delete') from pg_proc
  where proname = 'audit_forget' and pronamespace = (select relnamespace from pg_class where oid = 'audit_row'::regclass)
$$;

do $do$
declare
  _before constant text := pg_get_functiondef('audit_apart'::regproc);
  _tables constant text := replace(_before, $a$array['audit_row', 'audit_seal', 'audit_era']$a$,
    $b$array['audit_row', 'audit_seal', 'audit_era', 'audit_gone']$b$);
  _functions constant text := replace(_tables, $a$'audit_begin()']$a$, $b$'audit_begin()',
    'audit_forget(bigint, bigint, bigint, bigint, bytea, integer, xid8, bigint, integer, xid8, bigint, timestamptz, bytea, timestamptz)']$b$);
  _after constant text := replace(_functions, $a$  execute format('grant references, select on disclosure_decision to %s', _owner);$a$,
    $b$  execute format('grant references, select on disclosure_decision to %s', _owner);
  execute format('grant select on legal_hold, legal_hold_case, legal_hold_contact to %s', _owner);$b$);
begin
  if _tables = _before or _functions = _tables or _after = _functions then
    raise exception 'audit_apart is not as it was';
  end if;
  execute _after;
end $do$;

alter table retention_run add column audit_rows bigint not null default 0 check (audit_rows >= 0);
