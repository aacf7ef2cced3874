import type { ChannelId, ChannelTraits } from "@holdfast/case-schema";
import type { Waits } from "@holdfast/channel-kit";
import type { LineTextAbout, Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { LeavingBy } from "../outbox/may-leave.ts";
import { lineSays, lineWords } from "./line-says.ts";
import type { SurgeWaits } from "./surge-waits.ts";

/** More than begin to wait in any two seconds; who is left comes with the next round. */
const MOST = 100;

export interface LineTextParts {
  readonly store: Pick<Store, "lineTexts" | "settings">;
  readonly channels: readonly (LeavingBy & { readonly id: ChannelId; readonly traits: ChannelTraits })[];
  readonly waits: Pick<SurgeWaits, "now" | "look">;
  readonly clock: () => number;
}

/**
 * Says to whoever waits what a lead has the line say, through the locks and by the outbox (G672, G673): once, whichever gateway
 * comes first. One that fails holds back no other; it is thrown once the others are done.
 */
export function lineTextChore({ store, channels, waits, clock }: LineTextParts): Chore {
  const pushing = new Map(
    channels
      .filter(({ traits }) => traits.delivery === "pushed" && traits.medium !== "voice")
      .map((channel) => [channel.id, channel]),
  );
  return {
    name: "line_texts",
    everyMs: 2_000,
    run: async () => {
      const due = await store.lineTexts.due([...pushing.keys()], sayable(waits.now()), MOST);
      if (due.length === 0) return 0;
      // Looked anew: another gateway may have turned on a moment ago what these words are to say, and they are said once.
      const [told, settings] = await Promise.all([waits.look(), store.settings.read()]);
      let count = 0;
      const failed: unknown[] = [];
      for (const each of due) {
        const by = pushing.get(each.channel);
        const text = lineWords({ ...each, waits: told }, settings);
        if (by === undefined || text === null) continue;
        const parts = { by, validForMs: by.traits.unsentValidityMs, settings, clock };
        try {
          count += Number(await store.lineTexts.keep(each, lineSays(text, each, parts)));
        } catch (error) {
          failed.push(error);
        }
      }
      if (failed.length > 0) throw new AggregateError(failed, "some who wait were not written to");
      return count;
    },
  };
}

/** Without a partner's number nobody is due for it: who waits longest would keep the others from their turn. */
function sayable({ elsewhere }: Waits): readonly LineTextAbout[] {
  return elsewhere === null ? ["holding_text"] : ["holding_text", "overflow"];
}
