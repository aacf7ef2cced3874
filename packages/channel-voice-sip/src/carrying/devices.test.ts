import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { testHost } from "@holdfast/channel-kit/conformance";
import type { Answered, Ari, Given } from "../ari/ari-client.ts";
import { config } from "../settings.ts";
import { fixtures } from "../fixtures.ts";
import { echo, lend, takeBack } from "./devices.ts";

const settings = config.parse({ ...fixtures.config, stunUrls: "stun:stun.example.org:3478" });

/** An exchange that answers everything alike and keeps what it was asked. */
function exchange(answer: Answered = { kind: "ok", body: null }): {
  ari: Ari;
  asked: [string, unknown, Given | undefined][];
} {
  const asked: [string, unknown, Given | undefined][] = [];
  return {
    asked,
    ari: { ask: async (route, places, given) => (asked.push([route, places, given]), answer) },
  };
}

describe("a softphone", () => {
  it("[CH60, VS6] is made of three parts in memory, with a password that is another each time", async () => {
    const { ari, asked } = exchange();
    const host = testHost();
    const [one, other] = [await lend(ari, settings, host, "d-1"), await lend(ari, settings, host, "d-1")];
    if (typeof one === "string" || typeof other === "string") throw new Error("it is not lent");
    expect(one).toMatchObject({
      username: "d-1",
      url: "wss://calls.example.org/ws",
      domain: "calls.example.org",
    });
    expect(one.password).toMatch(/^[\w-]{32}$/);
    expect(other.password).not.toBe(one.password);
    expect(asked.slice(0, 3).map(([route, places]) => [route, places])).toEqual([
      ["make", { type: "auth", id: "d-1" }],
      ["make", { type: "aor", id: "d-1" }],
      ["make", { type: "endpoint", id: "d-1" }],
    ]);
    expect(JSON.stringify(asked[2])).toContain('{"attribute":"context","value":"nobody"}');
  });

  it("[VS18] is told nobody's number: not who else is in its call, nor who was", async () => {
    const { ari, asked } = exchange();
    await lend(ari, settings, testHost(), "d-1");
    const endpoint = JSON.stringify(asked[2]);
    for (const option of [
      "send_pai",
      "send_rpid",
      "trust_id_outbound",
      "send_connected_line",
      "send_diversion",
      "send_history_info",
    ])
      expect(endpoint).toContain(`{"attribute":"${option}","value":"no"}`);
  });

  it("has the relay's password for one day, as the relay reckons it", async () => {
    const host = testHost();
    const lent = await lend(exchange().ari, settings, host, "d-1");
    if (typeof lent === "string") throw new Error(lent);
    const [stun, turn] = lent.iceServers;
    expect(stun).toEqual({ urls: ["stun:stun.example.org:3478"] });
    const username = `${host.clock() / 1000 + 86_400}:d-1`;
    const credential = createHmac("sha1", "an-invented-secret-for-the-relay")
      .update(username)
      .digest("base64");
    expect(turn).toEqual({ urls: ["turn:turn.example.org:3478"], username, credential });
  });

  it("is not lent while the exchange is away, nor under a name that could be another path", async () => {
    expect(await lend(exchange({ kind: "away" }).ari, settings, testHost(), "d-1")).toBe("retry");
    await expect(lend(exchange().ari, settings, testHost(), "D/1")).rejects.toThrow("may be called");
  });

  it("[CH60] is taken back whole, and one that is not there is taken back already", async () => {
    const { ari, asked } = exchange({ kind: "refused", status: 404 });
    expect(await takeBack(ari, "d-1")).toBe(true);
    expect(asked.map(([route]) => route)).toEqual(["hangUp", "unmake", "unmake", "unmake"]);
    expect(await takeBack(exchange({ kind: "away" }).ari, "d-1")).toBe(false);
  });

  it("[CH60] that is not there cannot hear itself", async () => {
    const refused = exchange({ kind: "refused", status: 500 });
    expect(await echo(refused.ari, "d-1")).toEqual({ kind: "refused", reason: "unreachable" });
    expect(await echo(exchange({ kind: "away" }).ari, "d-1")).toEqual({ kind: "retry" });
    // It rings already.
    expect(await echo(exchange({ kind: "refused", status: 409 }).ari, "d-1")).toEqual({ kind: "done" });
  });
});
