import type { Inside } from "../store/inside.ts";
import { standsIn, triesBefore, writeAfterDrop } from "./after-drop-statements.ts";
import type { AfterDropStore } from "./after-drop-store.ts";

export function openAfterDrop({ pool }: Pick<Inside, "pool">): AfterDropStore {
  return {
    async write({ messageId, contactId, by }) {
      const [told] = await writeAfterDrop(pool, messageId, contactId, by);
      return told ?? { kind: "not_found" };
    },
    async triesBefore(messageId) {
      return (await triesBefore(pool, messageId))[0]?.tries ?? null;
    },
    async standsIn(contactId) {
      return (await standsIn(pool, contactId))[0] ?? { tries: 0, lineLostAt: null };
    },
  };
}
