-- DB383: how the words of somebody's names were made last: 0, never. Whoever was written down before names were kept has none yet.
create table case_names_made (
  part_id uuid primary key references case_part (id) on delete restrict,
  made smallint not null check (made >= 0)
);
create index case_names_made_idx on case_names_made (made);
insert into case_names_made (part_id, made) select id, 0 from case_part where kind = 'person';

-- Of whoever is forgotten nothing is found any more, whatever statement forgets them.
create function forget_case_names() returns trigger language plpgsql as $$
begin
  delete from case_name where part_id = new.id;
  delete from case_trace where part_id = new.id;
  return null;
end $$;
create trigger case_part_forgotten after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_case_names();
