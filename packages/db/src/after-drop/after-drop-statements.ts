import { statement } from "../sql/statement.ts";
import type { AfterDropStands, WrittenAfterDrop } from "./after-drop-store.ts";

export const writeAfterDrop = statement<WrittenAfterDrop, [messageId: string, contactId: string, by: string]>(
  "write_after_drop",
  "select kind, holder from write_after_drop($1, $2, $3)",
);

export const triesBefore = statement<{ tries: number }, [messageId: string]>(
  "after_drop_tries_before",
  "select after_drop_tries(message_id, contact_id) as tries from after_drop_message where message_id = $1",
);

export const standsIn = statement<AfterDropStands, [contactId: string]>(
  "after_drop_stands_in",
  `select after_drop_tries(null, $1) as tries, ms(greatest(broke_off_at(lost_call_before($1)),
     (select broke_off_at(id) from contact where id = $1 and medium = 'text'))) as "lineLostAt"`,
);
