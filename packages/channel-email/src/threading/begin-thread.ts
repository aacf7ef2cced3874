import type { Begun, Host } from "@holdfast/channel-kit";
import { tagOf } from "./our-names.ts";
import { tagKey } from "./thread-of.ts";

/**
 * A thread that begins with a mail of ours (CH33). No mail of theirs names it, so its key is drawn; their answer comes to the
 * tagged address, or follows the tagged name of ours, and is found by that tag.
 */
export function beginThread({ random, sign }: Pick<Host, "random" | "sign">): Begun {
  const threadKey = `begun:${Buffer.from(random(16)).toString("hex")}`;
  return { threadKey, names: [tagKey(tagOf(threadKey, sign))] };
}
