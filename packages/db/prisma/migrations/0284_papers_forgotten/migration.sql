-- DB527, DB528: who asked us, what we were served with and what went wrong is forgotten in time too, as contacts and cases are: the key
-- goes, and with it the words. That there was one stays, with its codes and times and how it ended.
alter table inquiry alter column owner_key drop not null, alter column body drop not null,
  add constraint inquiry_whole check ((owner_key is null) = (body is null));
alter table legal_process alter column owner_key drop not null, alter column body drop not null,
  add constraint legal_process_whole check ((owner_key is null) = (body is null));
alter table breach alter column owner_key drop not null, alter column body drop not null,
  add constraint breach_whole check ((owner_key is null) = (body is null) and (owner_key is not null or mended is null)),
  drop constraint breach_mended,
  add constraint breach_mended check (
    (mended_at is null) = (mended_by_id is null) and (mended_at is null or noticed_at is not null)
    and (mended is null) = (mended_at is null or owner_key is null));

-- Those whose words are there still, from when on their time runs.
create view paper as
  select 'inquiry' as kind, id, ended_at from inquiry where owner_key is not null
  union all select 'legal_process', id, ended_at from legal_process where owner_key is not null
  union all select 'breach', id, mended_at from breach where owner_key is not null;

-- DB528: why one is not forgotten yet, each in a word.
create function paper_waits_for(_kind text, _id uuid) returns text[] language sql stable as $$
  select array_remove(array[
    case when not exists (select from paper where kind = _kind and id = _id and ended_at is not null) then 'open' end,
    case _kind
      when 'inquiry' then case when exists (
        select from legal_process where inquiry_id = _id and owner_key is not null) then 'legal_kept' end
      when 'legal_process' then case when exists (select from legal_hold where process_id = _id and lifted_at is null)
        or exists (select from legal_process where id = _id and is_case_on_hold(case_id)) then 'legal_hold' end
      else case when exists (select from breach_person where breach_id = _id and is_on_hold(contact_id)) then 'legal_hold' end
    end
  ], null)
$$;

-- DB527: its words go whole, once, and nothing else of it changes with that. DB528: whatever statement tries.
create function paper_forgotten_broken(_kind text, _old jsonb, _new jsonb) returns text language sql stable as $$
  select case
    when _old ->> 'owner_key' is null then _kind || '_over'
    when cardinality(paper_waits_for(_kind, (_old ->> 'id')::uuid)) > 0 then 'paper_forget_waits'
    when (_new - '{trigger,owner_key,body,mended}'::text[]) is distinct from (_old - '{trigger,owner_key,body,mended}'::text[])
      then _kind || '_same' end
$$;
do $do$
declare
  _kind text;
  _before text;
  _after text;
begin
  foreach _kind in array array['inquiry', 'legal_process', 'breach'] loop
    _before := pg_get_functiondef((_kind || '_guard')::regproc);
    _after := replace(_before, $a$  _broken constant text := case
    when tg_op = 'DELETE'$a$, format($b$  _broken constant text := case
    when tg_op = 'UPDATE' and new.owner_key is null and new.owner_key is distinct from old.owner_key
      then paper_forgotten_broken(%L, to_jsonb(old), to_jsonb(new))
    when tg_op = 'DELETE'$b$, _kind));
    if _after = _before then
      raise exception 'nothing of the guard of % was changed', _kind;
    end if;
    execute _after;
  end loop;
end $do$;

-- Why somebody was named by mistake is sealed under the key of the breach, and goes with it.
do $do$
declare
  _before constant text := pg_get_functiondef('breach_person_guard'::regproc);
  _after constant text := replace(_before, $a$begin
  if _broken is not null then$a$, $b$begin
  if tg_op = 'UPDATE' and new.not_concerned_why is null and exists (select from breach where id = old.breach_id and owner_key is null)
    and to_jsonb(new) - 'not_concerned_why' = to_jsonb(old) - 'not_concerned_why' then
    return new;
  end if;
  if _broken is not null then$b$);
begin
  if _after = _before then
    raise exception 'nothing of the guard of whom a breach concerns was changed';
  end if;
  execute _after;
end $do$;

-- Forgets the words of one that ended before then. Null: they are forgotten; else the word of what it waits for.
create function forget_paper(_kind text, _id uuid, _ended_before timestamptz) returns text language plpgsql as $$
declare
  _ended_at timestamptz;
  _waits text[];
begin
  perform pg_advisory_xact_lock_shared(hold_lock());
  execute format('select %I from %I where id = $1 and owner_key is not null for update',
    case _kind when 'breach' then 'mended_at' else 'ended_at' end, _kind) into _ended_at using _id;
  if _ended_at is null or _ended_at > _ended_before then
    return 'not_due';
  end if;
  _waits := paper_waits_for(_kind, _id);
  if cardinality(_waits) > 0 then
    return _waits[1];
  end if;
  if _kind = 'breach' then
    update breach set owner_key = null, body = null, mended = null where id = _id;
    update breach_person set not_concerned_why = null where breach_id = _id and not_concerned_why is not null;
  else
    execute format('update %I set owner_key = null, body = null where id = $1', _kind) using _id;
  end if;
  perform audit_write(null, 'ended', _kind::audit_thing, _id, null, null, '{"how": "forgotten"}');
  return null;
end $$;

alter table retention_run
  add column inquiries integer not null default 0 check (inquiries >= 0),
  add column legal_processes integer not null default 0 check (legal_processes >= 0),
  add column breaches integer not null default 0 check (breaches >= 0),
  -- From when on the house knows that a kind of thing is forgotten in time, where it came later than contacts and cases (DB486).
  add column brings text check (brings in ('papers'));
insert into retention_run (began_at, ended_at, brings) values (now(), now(), 'papers');
