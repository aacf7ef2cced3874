import type { ContactId } from "@holdfast/case-schema";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { openContact } from "./open-contact.ts";
import { withholdsFacts } from "./withholds-facts.ts";

/**
 * The opened contact where whoever looks at it may ask for its addresses: it is theirs, or they lead, and nothing
 * that was said of whoever holds their device withholds it (G520). The gateway decides, and says no to a lead off shift; this only
 * offers nothing that is sure to be refused.
 */
export function useMayUnmask(): ContactId | null {
  const { id: me, capabilities } = useMe();
  const opened = useStore(openContact);
  const board = useStore(queue);
  if (opened.kind !== "ready" || !capabilities.has("contact.unmask")) return null;
  if (withholdsFacts(opened)) return null;
  const row = rowOf(board, opened.id) ?? opened.contact.row;
  const isTheirs = row.status === "claimed" && row.holder?.id === me;
  return isTheirs || capabilities.has("contact.reassign") ? opened.id : null;
}
