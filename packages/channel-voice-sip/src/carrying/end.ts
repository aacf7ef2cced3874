import type { CallActed, CallCommand } from "@holdfast/channel-kit";
import { channelOf } from "./leg-names.ts";
import { removeRooms } from "./rooms.ts";
import { legsOf, type Telephone } from "./telephone.ts";

/** Ends one leg, or a whole call with its rooms. What is no more has ended. */
export async function end(
  telephone: Telephone,
  { call, leg }: Extract<CallCommand, { kind: "end" }>,
): Promise<CallActed> {
  const legs = legsOf(telephone.stands(), call).map(([channel]) => channel);
  const named = leg === null ? legs : legs.filter((channel) => channel === channelOf(call, leg));
  if (leg !== null && named.length === 0) return { kind: "gone" };
  for (const channel of named) {
    const acted = await hangUp(telephone, channel, "by_us");
    if (acted.kind === "retry") return acted;
  }
  if (leg === null) await removeRooms(telephone, call);
  return { kind: "done" };
}

/** Hangs one leg up, and remembers why, so that its end can be told with the reason. */
export async function hangUp(
  { ari, notice }: Telephone,
  channel: string,
  why: "by_us" | "lost",
): Promise<CallActed> {
  notice({ type: "Ending", channel, why });
  const ended = await ari.ask("hangUp", { channel });
  return ended.kind === "away" ? { kind: "retry" } : { kind: "done" };
}
