-- A code from somebody's own device beside the password (DB73), as better-auth keeps it.

alter table staff add column two_factor_enabled boolean not null default false;

create table two_factor (
  id uuid primary key,
  -- One second factor a person.
  user_id uuid not null unique references staff (id) on update cascade on delete cascade,
  -- Both encrypted by better-auth, under a key that follows from the master key.
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz(3)
);
create index two_factor_secret_idx on two_factor (secret);

-- Codes that opened a session, so that none opens two. A code is good for a minute and a half at most.
create table used_code (
  user_id uuid not null references staff (id) on update cascade on delete cascade,
  code_hash keyed_hash not null,
  used_at timestamptz(3) not null,
  primary key (user_id, code_hash)
);

create function drop_second_factor(_id uuid) returns boolean language plpgsql as $$
begin
  delete from two_factor where user_id = _id;
  update staff set two_factor_enabled = false where id = _id and two_factor_enabled;
  return found;
end $$;

-- A reset lets nobody in by what they had: neither by the password nor by the codes.
create function reset_drops_second_factor() returns trigger language plpgsql as $$
begin
  perform drop_second_factor(new.staff_id);
  return null;
end $$;
create trigger staff_link_drops_second_factor after insert on staff_link for each row
  execute function reset_drops_second_factor();
