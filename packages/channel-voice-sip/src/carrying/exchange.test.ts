import { describe, expect, it } from "vitest";
import type { CallEvent } from "@holdfast/channel-kit";
import { AriEvent, type AriChannel } from "../ari/ari-shapes.ts";
import { hear, type Exchange, type Noticed } from "./exchange.ts";
import { exchangeOf, standingOf } from "./standing.ts";

const CALL = "calls-1780000000.1";
const AT = "2026-05-28T20:26:40.000+0000";
const now = Date.UTC(2026, 4, 28, 20, 26, 40);
const LINES = { tty: ["+15550107"], relay: ["+15550108"] };
const EMPTY: Exchange = { legs: new Map(), reachable: new Set(), lastKey: "" };

type Vars = Readonly<Partial<Record<"call" | "leg" | "device" | "role" | "rung" | "to", string>>>;

const channel = (state: string, vars: Vars = {}, number = "+15550111"): AriChannel => {
  const { call = CALL, leg = "caller", device = "", role = "", rung = "+15550100", to = "" } = vars;
  return {
    id: leg === "caller" ? call : `${call}~${leg}`,
    state,
    caller: { number },
    dialplan: { app_name: "Stasis" },
    creationtime: AT,
    channelvars: {
      CALL_KEY: call,
      CALL_LEG: leg,
      CALL_DEVICE: device,
      CALL_ROLE: role,
      CALL_RUNG: rung,
      CALL_TO: to,
    },
  };
};
const started = (given: AriChannel): Noticed => ({ type: "StasisStart", timestamp: AT, channel: given });
const changes = (given: AriChannel): Noticed => ({
  type: "ChannelStateChange",
  timestamp: AT,
  channel: given,
});
const ended = (given: AriChannel, cause = 16): Noticed => ({
  type: "ChannelDestroyed",
  timestamp: AT,
  channel: given,
  cause,
});

/** Hears one after another, and what is told in all. */
function heardOf(
  events: readonly Noticed[],
  from: Exchange = EMPTY,
): { exchange: Exchange; told: readonly CallEvent[] } {
  let exchange = from;
  const told: CallEvent[] = [];
  for (const event of events) {
    const heard = hear(exchange, event, LINES);
    exchange = heard.exchange;
    told.push(...heard.told);
  }
  return { exchange, told };
}
const kindsOf = (events: readonly Noticed[]): readonly string[] =>
  heardOf(events).told.map(({ kind }) => kind);

const DEVICE: Vars = { leg: "offer-1", device: "d-1" };

describe("what is heard of the exchange", () => {
  it("[CH51] of a caller: came, up, heard, ended, each once however often Asterisk says it", () => {
    const twice = [
      started(channel("Ring")),
      changes(channel("Up")),
      { type: "Heard", channel: CALL, at: now } as const,
      ended(channel("Up")),
    ].flatMap((event) => [event, event]);
    expect(kindsOf(twice)).toEqual(["came", "leg_up", "leg_heard", "leg_ended"]);
  });

  it("[CH51] of somebody we ring: ringing, up once the application has them, ended", () => {
    const events = [
      changes(channel("Ringing", DEVICE)),
      changes(channel("Up", DEVICE)),
      started(channel("Up", DEVICE)),
      ended(channel("Up", DEVICE)),
    ];
    expect(kindsOf(events)).toEqual(["leg_ringing", "leg_up", "leg_ended"]);
    expect(kindsOf(events.slice(0, 2))).toEqual(["leg_ringing"]);
  });

  it("says nothing of channels that are no leg: an echo, a prompt's player, a name that another channel has", () => {
    const none = [
      channel("Up", { call: "", leg: "" }),
      { ...channel("Up", DEVICE), id: "echo~d-1" },
      { ...channel("Up"), id: "calls-1780000000.2" },
    ];
    expect(kindsOf(none.flatMap((one) => [started(one), changes(one), ended(one)]))).toEqual([]);
  });

  it("[VS7] says nothing of a number that was withheld", () => {
    const [came] = heardOf([started(channel("Ring", {}, "anonymous"))]).told;
    expect(came).toMatchObject({ kind: "came", from: null, via: "+15550100" });
  });

  it("names lines of text telephones and relays by the number that was rung", () => {
    for (const [rung, line] of [
      ["+15550107", "tty"],
      ["+15550108", "relay"],
      ["+15550100", "voice"],
    ] as const)
      expect(heardOf([started(channel("Ring", { rung }))]).told[0]).toMatchObject({ line });
  });

  it("tells a key once, and the same key again when it is pressed again", () => {
    const key = (timestamp: string): Noticed => ({
      type: "ChannelDtmfReceived",
      timestamp,
      channel: channel("Up"),
      digit: "1",
    });
    const later = "2026-05-28T20:26:41.000+0000";
    const events = [started(channel("Up")), key(AT), key(AT), key(later)];
    expect(heardOf(events).told.filter(({ kind }) => kind === "key")).toHaveLength(2);
  });

  it("[VS19] tells of what could not be played, once, and not where whoever heard it is gone or hung up on", () => {
    const played = (id: string, state: string): Noticed => ({
      type: "PlaybackFinished",
      timestamp: AT,
      playback: { id, state },
    });
    const begun = [started(channel("Up"))];
    const [greeting, saying] = [`greet~${CALL}`, `say~${CALL}~caller~1`];
    expect(heardOf([...begun, played(greeting, "failed"), played(greeting, "failed")]).told.slice(2)).toEqual(
      [{ kind: "prompts_ended", call: CALL, at: now, areMissing: true }],
    );
    expect(heardOf([...begun, played(greeting, "done")]).told.at(-1)).toMatchObject({ areMissing: false });
    expect(heardOf([...begun, played(saying, "failed"), played(saying, "failed")]).told.slice(2)).toEqual([
      { kind: "not_played", call: CALL, leg: "caller", at: now },
    ]);
    expect(kindsOf([...begun, played(saying, "done")])).not.toContain("not_played");
    expect(kindsOf([played(saying, "failed")])).toEqual([]);
    const ending = { type: "Ending", channel: CALL, why: "by_us" } as const;
    expect(kindsOf([...begun, ending, played(saying, "failed")])).not.toContain("not_played");
  });

  it("brings a caller who was given back to the dialplan again as one who came", () => {
    const events = [
      started(channel("Ring")),
      { type: "SentBack", channel: CALL } as const,
      started(channel("Up")),
    ];
    expect(kindsOf(events)).toEqual(["came", "came", "leg_up"]);
  });

  it("tells of a softphone when it comes and goes, and not of the trunk", () => {
    const peer = (resource: string, peer_status: string): Noticed => ({
      type: "PeerStatusChange",
      timestamp: AT,
      endpoint: { resource, state: "online" },
      peer: { peer_status },
    });
    const events = [
      peer("d-1", "Reachable"),
      peer("d-1", "Reachable"),
      peer("trunk", "Reachable"),
      peer("d-1", "Unreachable"),
    ];
    expect(heardOf(events).told.map((event) => event.kind === "device" && event.state)).toEqual([
      "reachable",
      "gone",
    ]);
  });

  it("reads ARI's events, and none of the kinds that it does not know", () => {
    const came = {
      type: "StasisStart",
      timestamp: AT,
      args: [],
      channel: channel("Ring"),
      application: "holdfast",
    };
    expect(AriEvent.parse(came)).toMatchObject({ type: "StasisStart" });
    expect(AriEvent.safeParse({ type: "ChannelVarset", timestamp: AT }).success).toBe(false);
  });
});

describe("what stands", () => {
  const shown = {
    channels: [
      channel("Up"),
      channel("Up", DEVICE),
      channel("Up", { leg: "listen-1", device: "d-2", role: "listening" }),
      channel("Ringing", { leg: "party-1" }),
      channel("Up", { call: "calls-1780000000.7" }),
      { ...channel("Up", { call: "calls-1780000000.8" }), dialplan: { app_name: "MusicOnHold" } },
    ],
    bridges: [
      { id: `talk~${CALL}`, channels: [CALL, `${CALL}~offer-1`, `${CALL}~listen-1`] },
      { id: "music~calls-1780000000.7", channels: ["calls-1780000000.7"] },
      { id: "talk~we-opened-this", channels: [] },
      { id: "proof~0011", channels: [] },
    ],
    endpoints: [
      { resource: "trunk", state: "online" },
      { resource: "d-1", state: "online" },
      { resource: "d-2", state: "offline" },
    ],
    heard: new Set([CALL]),
  };

  it("[CH53] is made of what Asterisk shows: calls, legs, who talks, who waits, who listens, softphones", () => {
    const standing = standingOf(exchangeOf(shown), shown.bridges, LINES, now);
    expect(standing).toEqual({
      kind: "standing",
      devices: ["d-1"],
      calls: [
        {
          call: CALL,
          from: "+15550111",
          via: "+15550100",
          startedAt: now,
          line: "voice",
          legs: [
            { leg: "caller", who: { kind: "caller" }, state: "up", isHeard: true },
            { leg: "offer-1", who: { kind: "device", device: "d-1" }, state: "up", isHeard: false },
            { leg: "listen-1", who: { kind: "device", device: "d-2" }, state: "up", isHeard: false },
            { leg: "party-1", who: { kind: "party" }, state: "ringing", isHeard: false },
          ],
          talking: ["caller", "offer-1"],
          music: [],
          listening: ["listen-1"],
        },
        expect.objectContaining({ call: "calls-1780000000.7", talking: [], music: ["caller"] }),
        expect.objectContaining({ call: "we-opened-this", from: null, legs: [] }),
      ],
    });
  });

  it("[CH53] leaves out a caller whom the dialplan still comforts: they come by themselves", () => {
    expect([...exchangeOf(shown).legs.keys()]).not.toContain("calls-1780000000.8");
  });
});
