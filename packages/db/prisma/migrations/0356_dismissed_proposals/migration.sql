-- DB659: that a lead on shift dismissed a proposal of who should take what. Of the shift that goes on, and gone with it; ids and numbers alone.
create table dismissed_proposal (
  by_id uuid not null references shift (user_id) on delete cascade,
  contact_id uuid not null references contact (id) on delete cascade,
  -- Who would give it; null: it waits.
  from_id uuid references staff (id) on delete cascade,
  to_id uuid not null references staff (id) on delete cascade,
  -- The rule that spoke for it most, as queue-policy names its rules.
  because text not null check (because ~ '^Q[0-9]+_[a-z_0-9]{1,40}$'),
  is_danger boolean not null,
  waited_ms bigint not null check (waited_ms >= 0),
  at timestamptz(3) not null,
  primary key (by_id, contact_id, to_id)
);
create index dismissed_proposal_contact_idx on dismissed_proposal (contact_id);
create index dismissed_proposal_from_idx on dismissed_proposal (from_id);
create index dismissed_proposal_to_idx on dismissed_proposal (to_id);
