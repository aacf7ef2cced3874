import type { ChannelId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const MINUTE_MS = 60_000;

/** A channel that nobody carries: a gateway that does may just be starting again. */
export const FORSAKEN_MS = 5 * MINUTE_MS;
const KEPT_MS = 90 * 24 * 60 * MINUTE_MS;

/** What the clock does about outages: those of channels whose variables were removed end, and old ones are forgotten. */
export function outageChores(
  { outages }: Pick<Store, "outages">,
  carried: readonly ChannelId[],
): readonly Chore[] {
  return [
    {
      name: "forsaken_outages",
      everyMs: MINUTE_MS,
      run: () => outages.endForsaken(carried, FORSAKEN_MS),
    },
    { name: "old_outages", everyMs: 60 * MINUTE_MS, run: () => outages.forget(KEPT_MS) },
  ];
}
