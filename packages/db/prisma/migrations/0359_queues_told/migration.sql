-- DB660: whoever looks at the queue hears that the house has other queues, and reads them anew. In which one a contact stands is nowhere
-- stored: it follows from its row and the setting (Q14).
create function queues_told() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main',
    json_build_object('kind', 'queues', 'id', gen_random_uuid(), 'version', 1));
  return null;
end $$;

create trigger queues_told after insert on setting for each row when (new.name = 'queues')
  execute function queues_told();
