-- DB336: whoever has a contact writes down that somebody takes everything back there, and is told of no case by it. Nothing that was
-- agreed to before goes of anybody who has that address, or who is filed as speaking there, until the people of their case have said
-- whether it was them.
create table contact_withdrawal (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  at timestamptz(3) not null,
  how revoked_how not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- What the contact is compared by; null: it has nothing that can be compared.
  address keyed_hash
);
create index contact_withdrawal_contact_idx on contact_withdrawal (contact_id);
create index contact_withdrawal_address_idx on contact_withdrawal (address) where address is not null;

create table contact_withdrawal_settled (
  withdrawal_id uuid not null references contact_withdrawal (id) on delete restrict,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  was_theirs boolean not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (withdrawal_id, person_id),
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict
);
create trigger contact_withdrawal_settled_only_added before update or delete on contact_withdrawal_settled
  for each row execute function only_added();

-- Of whom it may be that they took everything back there.
create function who_may_have_withdrawn(_contact_id uuid, _address bytea) returns setof uuid language sql stable as $$
  select part_id from case_trace where kind = 'address' and hash = _address
  union
  select spoke.person_id
  from case_filed filed
  join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version) and spoke.spoke
  where filed.contact_id = _contact_id or filed.address = _address
$$;

-- What somebody may have taken back that way, while nobody has said whether it was them.
create function unsettled_withdrawals(_person_id uuid) returns setof contact_withdrawal language sql stable as $$
  select said.* from contact_withdrawal said
  where not exists (
      select from contact_withdrawal_settled settled where settled.withdrawal_id = said.id and settled.person_id = _person_id)
    and (exists (select from case_trace where part_id = _person_id and kind = 'address' and hash = said.address)
      or exists (
        select from case_filing_person spoke
        join case_filed filed on (filed.contact_id, filed.at_version) = (spoke.contact_id, spoke.at_version)
        where spoke.person_id = _person_id and spoke.spoke
          and (filed.contact_id = said.contact_id or filed.address = said.address)))
$$;

create function contact_withdrawal_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'withdrawals are only added' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  -- Whatever is sent of any of them is sent before it, or knows of it.
  perform lock_people(array(select who_may_have_withdrawn(new.contact_id, new.address)));
  return new;
end $$;
create trigger contact_withdrawal_guard before insert or update or delete on contact_withdrawal
  for each row execute function contact_withdrawal_guard();

-- goes on from 0155: is_withdrawn_since
create or replace function is_withdrawn_since(_person_id uuid, _recipient_id uuid, _signed_at timestamptz)
returns boolean language sql stable as $$
  select exists (
      select from release_withdrawal
      where person_id = _person_id and coalesce(recipient_id, _recipient_id) = _recipient_id and at >= _signed_at)
    or exists (select from unsettled_withdrawals(_person_id) where at >= _signed_at)
$$;
