import { ensureAsterisk } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { measureCallCrowd } from "./call-crowd.ts";

const installed = await ensureAsterisk();

it.skipIf(installed.kind === "cannot")(
  "lets a small crowd ring beside texts and mails: all wait with music, in their order, and are answered in it",
  async () => {
    const figures = await measureCallCrowd({ calls: rounds(20), perSecond: 5, answered: 2 });
    const [music, order, turns, beside, rings] = figures;
    for (const figure of [music, order, turns, beside]) expect(figure).toMatchObject({ verdict: "exact" });
    expect(turns?.ours).toBe("1, 2");
    // How long it took depends on who else uses the machine; that all were answered does not.
    expect(rings?.detail["rang"]).toHaveLength(rounds(20));
  },
  300_000,
);
