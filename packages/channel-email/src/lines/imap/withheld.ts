import type { ImapFlow } from "imapflow";
import type { Unreadable } from "@holdfast/channel-kit";

/**
 * Of messages that were listed and not handed out, those that the server still has. What somebody removed meanwhile is none:
 * a server may go on listing it until it has had an occasion to say so.
 */
export async function withheld(
  uids: readonly number[],
  client: Pick<ImapFlow, "search" | "noop">,
): Promise<readonly number[]> {
  if (uids.length === 0) return [];
  await client.noop();
  const found = await client.search({ uid: uids.join(",") }, { uid: true });
  if (found === false || found === undefined) throw new Error("the server does not search");
  const there = new Set(found);
  return uids.filter((uid) => there.has(uid));
}

/** Stands for such a message: nothing is known of it but where it lies. `name` is the folder's. */
export function stubOf(name: string, validity: string, uid: number): Unreadable {
  const key = `withheld:${name}:${validity}:${uid}`;
  return { kind: "unreadable", dedupeKey: key, threadKey: key };
}
