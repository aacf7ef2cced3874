import type { BarStore } from "@holdfast/db";
import type { Identity } from "../sessions/live-sessions.ts";

/** An id that nobody has in place of one that is of a contact from which whoever asks is barred: there is nothing of it for them (G490). */
export async function asTold<Id extends string>(
  bars: Pick<BarStore, "keeps">,
  { userId, hasBars }: Identity,
  id: Id,
): Promise<Id> {
  if (!hasBars || (await bars.keeps(userId, [id])).size === 0) return id;
  return crypto.randomUUID() as string as Id;
}
