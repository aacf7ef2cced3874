-- Who is on shift now. Whoever has no row is not.
create table shift (
  user_id uuid primary key references staff (id) on delete cascade,
  since timestamptz(3) not null,
  state text not null constraint shift_state check (state in ('available', 'break')),
  state_since timestamptz(3) not null,
  constraint shift_order check (state_since >= since)
);

-- Goes on shift, on a break or back from it. Saying again what holds changes nothing, so that no repeated request moves a time.
create function keep_shift(_user_id uuid, _state text, _now timestamptz) returns void language sql as $$
  insert into shift as kept (user_id, since, state, state_since) values (_user_id, _now, _state, _now)
  on conflict (user_id) do update set state = excluded.state, state_since = greatest(kept.since, excluded.state_since)
    where kept.state <> excluded.state;
$$;
