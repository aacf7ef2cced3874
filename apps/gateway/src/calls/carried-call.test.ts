import { incomingCall, type AskAnswer, type Happened } from "@holdfast/call-flow";
import { UserId } from "@holdfast/case-schema";
import type { CallActed, CallCommand } from "@holdfast/channel-kit";
import type { CallStore, LiveCall } from "@holdfast/db";
import { beforeEach, describe, expect, it } from "vitest";
import { carriedCall, type CarriedCall } from "./carried-call.ts";

const DANA = UserId.parse("00000000-0000-7000-8000-000000000001");
const given = { key: "c", line: "voice", facts: { number: 1, language: null }, firstFor: null } as const;
const stored = { key: "c", version: 1, holder: null } as LiveCall;
const nothing = (): never => {
  throw new Error("this is not asked of it");
};

let isAway = false;
let isOurs = true;
let isStillOurs = true;
let commands: CallCommand[] = [];
let kept: string[] = [];
let told: AskAnswer[] = [];
let acted: CallActed = { kind: "done" };
let dropped = 0;
let now = 1_000;
let call: CarriedCall;

const keeping = async (what: string): Promise<{ kind: "kept"; call: LiveCall }> => {
  if (isAway) throw new Error("away");
  kept.push(what);
  return { kind: "kept", call: stored };
};
const store = {
  record: async (_id: unknown, { phase }: { phase: string }) => keeping(phase),
  requeued: async () => keeping("requeued"),
  answered: async () => ({
    kind: "moved",
    row: { holder: { id: DANA, name: "Dana" }, heldSince: 5, version: 2 },
  }),
  abandoned: async () => keeping("abandoned"),
} as unknown as CallStore;

beforeEach(() => {
  [isAway, isOurs, commands, kept, told, dropped, now] = [false, true, [], [], [], 0, 1_000];
  isStillOurs = true;
  acted = { kind: "done" };
  call = carriedCall(
    { call: incomingCall(given, now), acts: [] },
    stored,
    {
      calls: store,
      line: {
        act: async (command) => {
          commands.push(command);
          return acted;
        },
        follow: nothing,
        lend: nothing,
        revoke: nothing,
        echo: nothing,
      },
      clock: () => now,
      steady: () => now,
      wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
    {
      isOurs: () => isOurs,
      isStillOurs: async () => isStillOurs,
      notHere: () => void (dropped += 1),
      answered: async (_ask, said) => void told.push(said),
      changed: () => {},
    },
  );
});
const feed = (...happened: readonly Happened[]): void => {
  for (const one of happened) call.feed(one);
};
const answering: Happened = { kind: "asked", ask: "a", by: DANA, asked: { kind: "answer", device: "d" } };
const legOfDana = (): string => call.call().legs.at(-1)?.key ?? "";

describe("a carried call", () => {
  it("[G261] has its caller hear music while the store is away, and keeps what happened once it is back", async () => {
    feed({ kind: "prompts_ended" }, answering);
    feed({ kind: "leg_heard", leg: legOfDana() });
    await call.settled();
    expect(call.call().stage.kind).toBe("held");
    isAway = true;
    kept = [];
    feed({ kind: "leg_ended", leg: legOfDana(), because: "lost" });
    await expect
      .poll(() => commands.at(-1))
      .toEqual({ kind: "arrange", call: "c", talking: [], music: ["caller"], listening: [] });
    expect(kept).toEqual([]);
    isAway = false;
    await call.settled();
    expect(kept).toEqual(["requeued", "back"]);
  });

  it("[G262] that could not be rung answers whoever asked by the reason", async () => {
    feed({ kind: "prompts_ended" });
    await call.settled();
    acted = { kind: "refused", reason: "unreachable" };
    feed(answering);
    await call.settled();
    expect(told).toEqual([{ kind: "refused", reason: "unreachable" }]);
  });

  it("[G259] does nothing more once another gateway carries it", async () => {
    feed({ kind: "prompts_ended" });
    await call.settled();
    acted = { kind: "not_here" };
    feed(answering);
    await call.settled();
    expect(dropped).toBe(1);
    isOurs = false;
    const before = commands.length;
    feed({ kind: "leg_ended", leg: "caller", because: "hung_up" });
    await call.settled();
    expect(commands.length).toBe(before);
  });

  it("[G756] keeps nothing any more once the channel says that another gateway carries it, though nobody told this one", async () => {
    feed({ kind: "prompts_ended" }, answering);
    feed({ kind: "leg_heard", leg: legOfDana() });
    await call.settled();
    kept = [];
    isStillOurs = false;
    feed({ kind: "leg_ended", leg: legOfDana(), because: "lost" });
    await call.settled();
    expect(kept).toEqual([]);
  });

  it("[G257] believes of the store only what it says after all that was done there", async () => {
    feed({ kind: "prompts_ended" }, answering);
    feed({ kind: "leg_heard", leg: legOfDana() });
    const stale = call.read(Promise.resolve({ ...stored, holder: null }));
    await Promise.all([stale, call.settled()]);
    expect(call.call().stage.kind).toBe("held");
    await call.read(Promise.resolve({ ...stored, holder: null }));
    await call.settled();
    expect(call.call().stage).toMatchObject({ kind: "waiting", isBack: true });
  });
});
