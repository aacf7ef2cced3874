-- DB642: that a lead checked in with somebody on shift, or said that it needs none. Of the shift that goes on, and gone with it.
create table shift_check_in (
  user_id uuid primary key references shift (user_id) on delete cascade,
  by_id uuid not null references staff (id) on delete cascade,
  is_done boolean not null,
  at timestamptz(3) not null,
  -- Nobody looks after themself.
  constraint shift_check_in_of_another check (user_id <> by_id)
);
