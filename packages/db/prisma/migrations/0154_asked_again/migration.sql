-- DB340: whoever did not hear the answer asks again, and is told what went. What waits is a disclosure of its own, made here and known
-- by what it was left over from.
alter table disclosure
  -- Of all that was asked; by the keyed hash. null: nobody asked for it by itself, or before this was kept.
  add column request keyed_hash,
  -- Of which it is what waited.
  add column rest_of_id uuid unique,
  add foreign key (rest_of_id, case_id) references disclosure (id, case_id) on delete restrict,
  add constraint disclosure_rest check (rest_of_id is null or request is null and rest_of_id <> id);
