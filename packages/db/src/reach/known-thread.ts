import type { ChannelId } from "@holdfast/case-schema";
import { findThread } from "../mail/thread-names.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";

/** The key of the thread that something arrives in, as the road in finds it: by the first name that is known. */
export async function knownThread(
  { pool, keyring }: Pick<Inside, "pool" | "keyring">,
  channel: ChannelId,
  threadKey: string,
  refs: readonly string[],
): Promise<Buffer> {
  const own = threadHash(keyring, channel, threadKey);
  if (refs.length === 0) return own;
  const names = refs.map((each) => threadHash(keyring, channel, each));
  return (await findThread(pool, channel, [...names, own])) ?? own;
}
