import { describe, expect, it } from "vitest";
import type { Answered, Ari } from "../ari/ari-client.ts";
import type { AriChannel, AriEvent } from "../ari/ari-shapes.ts";
import { taking } from "./taking.ts";

const AT = "2026-05-28T20:26:40.000+0000";
const OK: Answered = { kind: "ok", body: null };

/** A caller, or with `leg` somebody whom we rang. */
const channel = (call: string, leg = "caller"): AriChannel => ({
  id: leg === "caller" ? call : `${call}~${leg}`,
  state: "Ring",
  caller: { number: "+15550111" },
  dialplan: { app_name: "Stasis" },
  creationtime: AT,
  channelvars: { CALL_KEY: call, CALL_LEG: leg, CALL_DEVICE: "", CALL_ROLE: "", CALL_RUNG: "", CALL_TO: "" },
});

/** An exchange that answers so about each channel that is no other, and keeps what it was asked. */
function exchange(answers: Readonly<Record<string, Answered>> = {}): { ari: Ari; asked: unknown[] } {
  const asked: unknown[] = [];
  const ask: Ari["ask"] = async (route, places, given) => {
    asked.push([route, places, given?.body]);
    return ("channel" in places ? answers[String(places.channel)] : undefined) ?? OK;
  };
  return { ari: { ask }, asked };
}

const event = (type: "StasisStart" | "StasisEnd", id: string): AriEvent => ({
  type,
  timestamp: AT,
  channel: channel(id),
});
const destroyed = (id: string): AriEvent => ({
  type: "ChannelDestroyed",
  timestamp: AT,
  channel: channel(id),
  cause: 16,
});

describe("a caller", () => {
  it("[VS25] is taken by ending the time that the dialplan gave us", async () => {
    const { ari, asked } = exchange();
    expect(await taking(ari).take("c-1")).toBe("taken");
    expect(asked).toEqual([["mark", { channel: "c-1" }, { variable: "TIMEOUT(absolute)", value: "0" }]]);
  });

  it("[VS25] is none of ours once the dialplan has them again, and ours to tell of where they hung up", async () => {
    const { ari } = exchange({
      left: { kind: "refused", status: 409 },
      gone: { kind: "refused", status: 404 },
      dark: { kind: "away" },
    });
    const callers = taking(ari);
    expect(await callers.take("left")).toBe("left");
    expect(await callers.take("gone")).toBe("taken");
    expect(await callers.take("dark")).toBe("away");
  });

  it("[VS25] who stood there is taken as one who comes, and whoever left meanwhile does not stand there", async () => {
    const channels = [channel("c-1"), channel("left"), channel("c-1", "party-1")];
    const shown = { channels, bridges: [], endpoints: [], heard: new Set<string>() };
    const { ari, asked } = exchange({ left: { kind: "refused", status: 409 } });
    const found = await taking(ari).takeAll(shown);
    expect(found?.channels.map(({ id }) => id)).toEqual(["c-1", "c-1~party-1"]);
    // Whoever we rang ourselves came by no dialplan.
    expect(asked).toHaveLength(2);
    expect(await taking(exchange({ left: { kind: "away" } }).ari).takeAll(shown)).toBeNull();
  });
});

describe("somebody who was taken", () => {
  it("[VS25] in the moment in which the dialplan gave up comes again, whichever of the two is heard first", async () => {
    for (const endsFirst of [true, false]) {
      const callers = taking(exchange().ari);
      expect(callers.comesAgain(event("StasisStart", "c-1"))).toBe(false);
      if (endsFirst) callers.comesAgain(event("StasisEnd", "c-1"));
      await callers.take("c-1");
      if (!endsFirst) callers.comesAgain(event("StasisEnd", "c-1"));
      expect(callers.comesAgain(event("StasisStart", "c-1"))).toBe(true);
    }
  });

  it("[VS25] does not come again who never went, whom we gave back, whom we had not taken, or who hung up", async () => {
    const callers = taking(exchange().ari);
    await callers.take("late");
    expect(callers.comesAgain(event("StasisStart", "late"))).toBe(false);
    await callers.take("given");
    callers.gaveBack("given");
    await callers.take("hung");
    const heard = [
      event("StasisEnd", "given"),
      event("StasisStart", "given"),
      event("StasisEnd", "other"),
      event("StasisStart", "other"),
      event("StasisEnd", "hung"),
      destroyed("hung"),
      event("StasisStart", "hung"),
    ];
    expect(heard.map((one) => callers.comesAgain(one))).toEqual(heard.map(() => false));
  });
});
