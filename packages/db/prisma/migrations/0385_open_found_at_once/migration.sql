-- Whoever opens a console reads every contact that is open. Since 0076 no index holds those alone, and a history of a million
-- closed ones was read with them each time. New ones are added at its end, and who is closed leaves it.
create index contact_open_idx on contact (id) where status <> 'closed';
