import type { Inside } from "../store/inside.ts";
import { readRecord } from "./read-record.ts";
import type { ReachStore } from "./reach-store.ts";

export function openReach(inside: Inside): Pick<ReachStore, "record"> {
  return { record: async (contactId) => readRecord(inside, contactId) };
}
