import { randomUUID } from "node:crypto";
import type { CallActed, CallCommand, CallEvent, CallStanding, LegEnd } from "@holdfast/channel-kit";
import { oneAfterAnother } from "../calls/one-after-another.ts";
import type { HouseCall, HouseLeg } from "./house-call.ts";

/** A gateway that has the house's line: there is one at a time, and the newest one's is the line. */
export interface HouseLine {
  /** As the ordinary intake stores it. */
  readonly store: (call: { readonly key: string; readonly from: string | null }) => Promise<void>;
  readonly tell: (event: CallEvent) => Promise<void>;
}

/** How a softphone behaves. */
export interface Softphone {
  readonly device: string;
  /** Whether sound comes from it. */
  isMute: boolean;
  /** Picks up what rings on it. */
  readonly picksUp: () => void;
  readonly declines: () => void;
  readonly hangsUp: () => void;
  /** Its page is closed: it is out of reach at once, and its legs are lost once they have been silent for long enough. */
  readonly closes: () => void;
}

/** An exchange in memory that keeps the contract of calls: it carries legs and decides nothing. */
export interface PhoneHouse {
  /** Somebody rings us. */
  readonly rings: (from?: string | null) => string;
  readonly hangsUp: (call: string, leg?: string, because?: LegEnd) => void;
  readonly presses: (call: string, digit: string) => void;
  readonly promptsEnd: (call: string, areMissing?: boolean) => void;
  /** Whoever was dialled picks up. */
  readonly answers: (call: string, leg: string) => void;
  readonly softphone: (device: string) => Softphone;
  /** What a leg hears: `music`, `prompts`, `ringing`, `silence`, or the legs that it hears, by name. */
  readonly hears: (call: string, leg?: string) => string;
  readonly legs: (call: string) => readonly string[];
  readonly calls: () => readonly string[];
  readonly dialled: () => readonly {
    readonly leg: string;
    readonly to: string;
    readonly show: string | null;
  }[];
  readonly greeted: () => readonly string[];
  /** Which prompts were played to somebody who talks, in order. */
  readonly played: () => readonly string[];
  /** What ever rang on a softphone, in order. */
  readonly rang: () => readonly { readonly device: string; readonly call: string }[];
  /** Whoever rings is told of only then, though their contact stands by that time. */
  readonly tellsOnce: (told: Promise<void>) => void;
  /** The exchange is out of reach, or in reach again; its calls go on. */
  readonly isAway: (isAway: boolean) => void;
  readonly attach: (line: HouseLine) => () => void;
  readonly act: (line: HouseLine | null, command: CallCommand) => Promise<CallActed>;
  readonly lend: (device: string) => void;
  readonly revoke: (device: string) => void;
}

/** How long a softphone is silent before its legs are lost, in milliseconds. */
const SILENT_MS = 600;

export function phoneHouse(clock: () => number = Date.now): PhoneHouse {
  const calls = new Map<string, HouseCall>();
  const lent = new Set<string>();
  const registered = new Set<string>();
  const muted = new Map<string, Softphone>();
  const dialled: { leg: string; to: string; show: string | null }[] = [];
  const greeted: string[] = [];
  const played: string[] = [];
  const rang: { device: string; call: string }[] = [];
  let line: HouseLine | null = null;
  let isOutOfReach = false;
  let told: Promise<void> = Promise.resolve();
  const telling = oneAfterAnother();

  /** In order, one after another, to whoever had the line when it happened. */
  const tell = (...events: readonly CallEvent[]): void => {
    const to = line;
    telling.add(async () => {
      for (const event of events) if (to !== null && line === to) await to.tell(event);
    });
  };
  const come = (call: HouseCall): void => {
    const to = line;
    if (to === null) return;
    telling.add(async () => {
      if (line !== to || !calls.has(call.key)) return;
      await to.store(call);
      call.isStored = true;
      await told;
      const { key, from, startedAt: at } = call;
      if (line === to) await to.tell({ kind: "came", call: key, from, via: "+15550100", line: "voice", at });
    });
  };
  const end = (call: HouseCall, leg: string, because: LegEnd): void => {
    if (!call.legs.delete(leg)) return;
    const without = (keys: readonly string[]): readonly string[] => keys.filter((key) => key !== leg);
    const { talking, music, listening } = call.arranged;
    call.arranged = { talking: without(talking), music: without(music), listening: without(listening) };
    if (call.legs.size === 0) calls.delete(call.key);
    tell({ kind: "leg_ended", call: call.key, leg, because, at: clock() });
  };
  const pickUp = (call: HouseCall, key: string, isHeard: boolean): void => {
    const leg = call.legs.get(key);
    if (leg === undefined || leg.state === "up") return;
    leg.state = "up";
    leg.isHeard = isHeard;
    const at = clock();
    tell({ kind: "leg_up", call: call.key, leg: key, at });
    if (isHeard) tell({ kind: "leg_heard", call: call.key, leg: key, at });
  };
  const legsOf = (device: string): readonly (readonly [HouseCall, string, HouseLeg])[] =>
    [...calls.values()].flatMap((call) =>
      [...call.legs].flatMap(([key, leg]) =>
        leg.who.kind === "device" && leg.who.device === device ? [[call, key, leg] as const] : [],
      ),
    );
  const standing = (): readonly CallStanding[] =>
    [...calls.values()]
      .filter(({ isStored }) => isStored)
      .map(({ key, from, startedAt, legs, arranged }) => ({
        call: key,
        from,
        via: "+15550100",
        startedAt,
        line: "voice",
        legs: [...legs].map(([leg, { who, state, isHeard }]) => ({ leg, who, state, isHeard })),
        ...arranged,
      }));

  const act = (command: CallCommand): CallActed => {
    if (command.kind === "open") {
      calls.set(command.call, {
        key: command.call,
        from: null,
        startedAt: clock(),
        legs: new Map(),
        hears: "arranged",
        arranged: { talking: [], music: [], listening: [] },
        isStored: true,
      });
      return { kind: "done" };
    }
    const call = calls.get(command.call);
    if (call === undefined) return { kind: "gone" };
    switch (command.kind) {
      case "greet":
        greeted.push(call.key);
        if (call.hears === "ringing") call.hears = "prompts";
        pickUp(call, "caller", true);
        return { kind: "done" };
      case "ring": {
        if (call.legs.has(command.leg)) return { kind: "done" };
        if (!registered.has(command.device)) return { kind: "refused", reason: "unreachable" };
        const { device, leg, answersItself } = command;
        rang.push({ device, call: call.key });
        call.legs.set(leg, {
          who: { kind: "device", device },
          state: "ringing",
          isHeard: false,
          answersItself,
        });
        tell({ kind: "leg_ringing", call: call.key, leg, at: clock() });
        if (answersItself) pickUp(call, leg, muted.get(device)?.isMute !== true);
        return { kind: "done" };
      }
      case "dial": {
        const { leg, to, show } = command;
        if (!/^\+?\d{3,}$/.test(to)) return { kind: "refused", reason: "not_dialable" };
        dialled.push({ leg, to, show });
        call.legs.set(leg, {
          who: { kind: "party" },
          state: "ringing",
          isHeard: false,
          answersItself: false,
        });
        tell({ kind: "leg_ringing", call: call.key, leg, at: clock() });
        return { kind: "done" };
      }
      case "arrange": {
        call.hears = "arranged";
        const there = (keys: readonly string[]): readonly string[] =>
          keys.filter((key) => call.legs.has(key));
        const { talking, music, listening } = command;
        call.arranged = { talking: there(talking), music: there(music), listening: there(listening) };
        return { kind: "done" };
      }
      case "say":
        played.push(...command.prompts);
        return { kind: "done" };
      case "end": {
        const legs = command.leg === null ? [...call.legs.keys()] : [command.leg];
        if (legs.length === 0) calls.delete(call.key);
        for (const leg of legs) end(call, leg, "ended_by_us");
        return { kind: "done" };
      }
    }
  };

  const called = (key: string): HouseCall => {
    const call = calls.get(key);
    if (call === undefined) throw new Error("no such call");
    return call;
  };

  return {
    rings: (from = "+15550123") => {
      const call: HouseCall = {
        key: randomUUID(),
        from,
        startedAt: clock(),
        legs: new Map([
          ["caller", { who: { kind: "caller" }, state: "ringing", isHeard: false, answersItself: false }],
        ]),
        hears: "ringing",
        arranged: { talking: [], music: [], listening: [] },
        isStored: false,
      };
      calls.set(call.key, call);
      come(call);
      return call.key;
    },
    hangsUp: (key, leg = "caller", because = "hung_up") => {
      const call = calls.get(key);
      if (call !== undefined) end(call, leg, because);
    },
    presses: (key, digit) => tell({ kind: "key", call: key, leg: "caller", digit, at: clock() }),
    promptsEnd: (key, areMissing = false) => {
      const call = calls.get(key);
      // As the exchange itself does: music follows the prompts, whoever is there to say so.
      if (call !== undefined) {
        call.hears = "arranged";
        call.arranged = { talking: [], music: ["caller"], listening: [] };
      }
      tell({ kind: "prompts_ended", call: key, at: clock(), areMissing });
    },
    answers: (key, leg) => pickUp(called(key), leg, true),
    softphone: (device) => {
      registered.add(device);
      tell({ kind: "device", device, state: "reachable", at: clock() });
      const ringing = (): readonly (readonly [HouseCall, string, HouseLeg])[] =>
        legsOf(device).filter(([, , { state }]) => state === "ringing");
      const one: Softphone = {
        device,
        isMute: false,
        picksUp: () => {
          for (const [call, key] of ringing()) pickUp(call, key, !one.isMute);
        },
        declines: () => {
          for (const [call, key] of ringing()) end(call, key, "rejected");
        },
        hangsUp: () => {
          for (const [call, key] of legsOf(device)) end(call, key, "hung_up");
        },
        closes: () => {
          registered.delete(device);
          tell({ kind: "device", device, state: "gone", at: clock() });
          setTimeout(() => {
            for (const [call, key] of legsOf(device)) end(call, key, "lost");
          }, SILENT_MS).unref();
        },
      };
      muted.set(device, one);
      return one;
    },
    hears: (key, leg = "caller") => {
      const call = calls.get(key);
      if (call === undefined) return "gone";
      if (leg === "caller" && call.hears !== "arranged") return call.hears;
      const { talking, music, listening } = call.arranged;
      if (music.includes(leg)) return "music";
      if (!talking.includes(leg) && !listening.includes(leg)) return "silence";
      const others = talking.filter((each) => each !== leg).map((each) => each.replace(/-.*/, ""));
      return others.length === 0 ? "silence" : others.toSorted((a, b) => a.localeCompare(b)).join(" ");
    },
    legs: (key) => [...(calls.get(key)?.legs.keys() ?? [])],
    calls: () => [...calls.keys()],
    dialled: () => dialled,
    greeted: () => greeted,
    played: () => played,
    rang: () => rang,
    attach: (newest) => {
      line = newest;
      telling.add(async () => {
        if (line !== newest) return;
        await newest.tell({
          kind: "standing",
          calls: standing(),
          devices: [...registered].filter((each) => lent.has(each)),
        });
      });
      for (const call of calls.values()) if (!call.isStored) come(call);
      return () => {
        if (line === newest) line = null;
      };
    },
    tellsOnce: (now) => {
      told = now;
    },
    isAway: (isAway) => {
      isOutOfReach = isAway;
    },
    act: async (by, command) => {
      if (by !== line || by === null) return { kind: "not_here" };
      return isOutOfReach ? { kind: "retry" } : act(command);
    },
    lend: (device) => void lent.add(device),
    revoke: (device) => {
      lent.delete(device);
      registered.delete(device);
      for (const [call, key] of legsOf(device)) end(call, key, "ended_by_us");
    },
  };
}
