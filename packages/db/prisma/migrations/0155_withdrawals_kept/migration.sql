-- DB334: that somebody took back what they had agreed to is kept by itself, whether or not anything was written down of it yet. What
-- they signed before it is none, however late somebody comes with it.
create table release_withdrawal (
  id bigint primary key generated always as identity,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  -- null: to everybody.
  recipient_id uuid references recipient (id) on delete restrict,
  at timestamptz(3) not null,
  how revoked_how not null,
  by_id uuid not null references staff (id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict
);
create index release_withdrawal_person_idx on release_withdrawal (person_id);

-- What was withdrawn until now.
insert into release_withdrawal (case_id, person_id, recipient_id, at, how, by_id)
select case_id, person_id, recipient_id, revoked_at, revoked_how, revoked_by_id from release where revoked_at is not null
order by revoked_at, id;

create function release_withdrawal_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'withdrawals are only added' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  -- Whoever gives, withdraws or sends has their lock.
  perform lock_people(array[new.person_id]);
  return new;
end $$;
create trigger release_withdrawal_guard before insert or update or delete on release_withdrawal
  for each row execute function release_withdrawal_guard();

-- Whether what somebody signed then, to this recipient, was taken back since.
create function is_withdrawn_since(_person_id uuid, _recipient_id uuid, _signed_at timestamptz) returns boolean language sql stable as $$
  select exists (
    select from release_withdrawal
    where person_id = _person_id and coalesce(recipient_id, _recipient_id) = _recipient_id and at >= _signed_at)
$$;

do $do$
declare
  _before constant text := pg_get_functiondef('release_guard'::regproc);
  _after constant text := replace(_before, $a$
      -- DB332: a reply$a$, $b$
      when is_withdrawn_since(new.person_id, new.recipient_id, new.signed_at) then 'release_withdrawn_before'
      -- DB332: a reply$b$);
begin
  if _after = _before then
    raise exception 'the guard of releases says nothing of replies';
  end if;
  execute _after;
end $do$;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$expires_at >= _sent.sent_at and revoked_at is null)$a$,
    $b$expires_at >= _sent.sent_at and revoked_at is null
        and not is_withdrawn_since(person_id, recipient_id, signed_at))$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of withdrawals';
  end if;
  execute _after;
end $do$;
