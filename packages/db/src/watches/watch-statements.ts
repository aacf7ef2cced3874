import { statement } from "../sql/statement.ts";
import type { Watch } from "./watch-store.ts";

/** Nobody looks from outside at who looks at whom: whoever has it and leads are told, as of what is whispered there. */
export const watchesOf = statement<{ readonly watch: Watch }, [contactId: string, asker: string]>(
  "watches_of",
  `select json_build_object('by', json_build_object('id', staff.id, 'name', staff.name), 'since', ms(watch.at)) as watch
   from watch join staff on staff.id = watch.by_id
   where watch.contact_id = $1 and watch.ended_at is null and watch.lapses_at > clock_timestamp()
     and is_watching(watch.by_id, watch.contact_id) and hears_whispers($2, $1)
   order by watch.at, watch.id`,
);

export const watchContact = statement<{ readonly watched: boolean }, [by: string, contactId: string]>(
  "watch_contact",
  "select is_watching($1, $2) and watch_contact($1, $2) as watched",
);

export const endWatches = statement<{ readonly count: number }, [most: number]>(
  "end_watches",
  "select end_watches($1) as count",
);
