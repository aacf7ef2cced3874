import { CALLER, incomingCall, reconcile, type Act, type Call, type Happened } from "@holdfast/call-flow";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type { CallActed, CallEvent, CallStanding } from "@holdfast/channel-kit";
import type { LiveCall } from "@holdfast/db";
import { again } from "./again.ts";
import type { CallParts } from "./call-parts.ts";
import { carriedCall, type CarriedCall, type CarriedHears } from "./carried-call.ts";
import { storedCall } from "./kept-picture.ts";
import { welcomePrompts } from "./welcome-prompts.ts";

/** All calls that this gateway carries. Another gateway's are none of its. */
export interface CarriedCalls {
  /** Whether it carries the calls: from the first standing until another does. */
  readonly isCarrying: () => boolean;
  /** The same, asked of the channel: a gateway that slept through its lease is not told that another carries on. */
  readonly isStillCarrying: () => Promise<boolean>;
  readonly all: () => readonly CarriedCall[];
  /** The one that goes on; where none does, one that is over and not settled yet. */
  readonly ofContact: (id: ContactId) => CarriedCall | undefined;
  /** Takes what the channel tells. */
  readonly tell: (event: CallEvent) => Promise<void>;
  /** Adds a call that we begin. */
  readonly add: (begun: { readonly call: Call; readonly acts: readonly Act[] }, stored: LiveCall) => void;
  /** Tells every call the same. */
  readonly feedAll: (happened: Happened) => void;
  /** Carries nothing any more: what stands is the next one's. */
  readonly drop: () => void;
  /** What was begun is done. */
  readonly settled: () => Promise<void>;
}

/** Who hears of what happens to carried calls. */
export interface CarriedCallsHear {
  readonly answered: CarriedHears["answered"];
  readonly changed: CarriedHears["changed"];
  /** A softphone is in reach, or is no longer. */
  readonly device: (device: string, isReachable: boolean) => void;
  /** A call that came is carried by now. */
  readonly came: () => void;
  /** Everything stands anew: this gateway carries it. */
  readonly began: () => void;
}

/** The name of no call, and of no leg: nothing has to be looked up for it. */
const NOBODYS = "none";

type CameEvent = Extract<CallEvent, { readonly kind: "came" }>;

/** Carries the calls of one channel, from what stands at its channel and in the store. */
export function carryCalls(parts: CallParts, hears: CarriedCallsHear): CarriedCalls {
  const { line, calls, log } = parts;
  let carried = new Map<string, CarriedCall>();
  /** What happens to a call that comes while it is being kept. */
  let coming = new Map<string, Happened[]>();
  /** What is played where the welcome cannot be, of each call whose prompts have not ended. */
  const instead = new Map<string, readonly string[]>();
  let turn = 0;
  let isCarrying = false;
  let working: Promise<unknown> = Promise.resolve();

  const drop = (): void => {
    turn += 1;
    isCarrying = false;
    carried = new Map();
    coming = new Map();
    instead.clear();
  };
  /** What the channel says of carrying calls here; `null` when this gateway began anew meanwhile. Of another that carries nothing is left here. */
  const asked = async (): Promise<CallActed["kind"] | null> => {
    const own = turn;
    // There is no such leg, and only whoever carries calls can say so.
    const { kind } = await line.act({ kind: "end", call: NOBODYS, leg: NOBODYS });
    if (turn !== own) return null;
    if (kind === "not_here") drop();
    return kind;
  };
  const work = (one: Promise<unknown>): void => {
    working = Promise.all([working, one]);
  };

  const put = (
    begun: { readonly call: Call; readonly acts: readonly Act[] },
    stored: LiveCall,
  ): CarriedCall => {
    const own = turn;
    const { key } = begun.call;
    const one = carriedCall(begun, stored, parts, {
      isOurs: () => turn === own,
      isStillOurs: async () => {
        if (turn !== own) return false;
        const kind = await asked();
        // An exchange that is away says nothing of whose its calls are.
        return kind !== null && kind !== "not_here";
      },
      notHere: () => {
        if (turn === own) drop();
      },
      answered: hears.answered,
      changed: (before, now) => {
        if (now.stage.kind === "over" && before.stage.kind !== "over") {
          instead.delete(key);
          work(one.settled().then(() => (carried.get(key) === one ? carried.delete(key) : false)));
        }
        hears.changed(before, now);
      },
    });
    carried.set(key, one);
    if (begun.call.stage.kind === "over") work(one.settled().then(() => carried.delete(key)));
    return one;
  };

  const greet = async (key: string): Promise<void> => {
    const prompts = await parts.settings().then(
      (settings) => welcomePrompts(settings.calls.promptLanguages, parts.waits()),
      // Whoever waits hears music all the same.
      () => ({ first: [], instead: null }),
    );
    if (prompts.instead !== null) instead.set(key, prompts.instead);
    const acted = await line.act({ kind: "greet", call: key, prompts: prompts.first });
    if (acted.kind !== "done") log.warn("call_not_greeted", { came_to: acted.kind });
  };

  /** An exchange whose sounds were made before one was new plays nothing of it: what is played everywhere is heard then. */
  const greeted = async (key: string, areMissing: boolean): Promise<void> => {
    const prompts = instead.get(key);
    instead.delete(key);
    if (!areMissing) return;
    log.error("call_prompts_missing", { instead: prompts !== undefined });
    if (prompts !== undefined) await line.act({ kind: "say", call: key, leg: CALLER, prompts });
  };

  const keep = async (event: CameEvent, isOurs: () => boolean): Promise<LiveCall | null> => {
    const { call: key, line: kind, at, from } = event;
    const given = { channel: parts.channel, key, line: kind, at, from };
    const kept = await again("call_not_kept", () => calls.came(given), { ...parts, isOurs });
    if (kept?.kind === "kept") return kept.call;
    if (kept !== null) {
      log.error("call_without_contact", { came_to: kept.kind });
      await line.act({ kind: "end", call: key, leg: null });
    }
    return null;
  };

  const came = async (event: CameEvent): Promise<void> => {
    const { call: key } = event;
    if (carried.has(key) || coming.has(key)) return;
    const own = turn;
    const early: Happened[] = [];
    coming.set(key, early);
    // The prompts wait for nothing that is kept.
    const [stored] = await Promise.all([keep(event, () => turn === own), greet(key)]);
    if (turn !== own) return;
    coming.delete(key);
    if (stored === null) {
      instead.delete(key);
      return;
    }
    const { line: kind, number, language, firstFor } = stored;
    const call = incomingCall({ key, line: kind, facts: { number, language }, firstFor }, parts.steady());
    const one = put({ call, acts: [] }, stored);
    for (const happened of early) one.feed(happened);
    one.feed({ kind: "tick" });
    hears.came();
  };

  const stand = async (event: Extract<CallEvent, { readonly kind: "standing" }>): Promise<void> => {
    drop();
    const own = turn;
    const isOurs = (): boolean => turn === own;
    const owners = new Map<string, UserId>();
    for (const { device, userId } of await calls.devices.lent()) {
      owners.set(device, userId);
      await calls.devices.reachable(device, event.devices.includes(device));
    }
    for (const device of event.devices) if (!owners.has(device)) await line.revoke(device);
    // One after the other: what another gateway, which is gone, keeps as put through between the two is found by the second.
    const live = await calls.live(parts.channel);
    // They are over, and talk on: nobody but whoever carries them ends the one end with the other.
    const putThrough = await calls.putThroughOf(
      parts.channel,
      event.calls.map(({ call }) => call),
    );
    const stored = new Map([...live, ...putThrough].map((one) => [one.key, one]));
    for (const standing of event.calls) {
      const known = stored.get(standing.call) ?? (await keepUnseen(standing, isOurs));
      if (known === null) await line.act({ kind: "end", call: standing.call, leg: null });
      else stored.set(standing.call, known);
    }
    if (!isOurs()) return;
    isCarrying = true;
    for (const known of stored.values()) {
      const standing = event.calls.find(({ call }) => call === known.key) ?? null;
      const owner = (device: string): UserId | null => owners.get(device) ?? null;
      const one = put(reconcile(storedCall(known), standing, owner, parts.steady()), known);
      if (one.call().stage.kind === "greeting") work(greet(known.key));
    }
    hears.began();
  };

  /** A call that came while nobody could keep it; of one that we began, nobody knows what it was for. */
  const keepUnseen = async (standing: CallStanding, isOurs: () => boolean): Promise<LiveCall | null> => {
    if (!standing.legs.some(({ leg }) => leg === CALLER)) return null;
    const { call, from, via, line: kind, startedAt } = standing;
    return keep({ kind: "came", call, from, via, line: kind, at: startedAt }, isOurs);
  };

  const feed = (key: string, happened: Happened): void => {
    coming.get(key)?.push(happened);
    carried.get(key)?.feed(happened);
  };

  const feedAll = (happened: Happened): void => {
    for (const one of carried.values()) one.feed(happened);
  };

  return {
    isCarrying: () => isCarrying,
    isStillCarrying: async () => {
      if (!isCarrying) return false;
      const kind = await asked();
      return kind === "gone" || kind === "done";
    },
    all: () => [...carried.values()],
    ofContact: (id) => {
      const theirs = [...carried.values()].filter((one) => one.stored().contactId === id);
      return theirs.find((one) => one.call().stage.kind !== "over") ?? theirs[0];
    },
    tell: async (event) => {
      switch (event.kind) {
        case "standing":
          return stand(event);
        case "came":
          return work(came(event));
        case "device":
          hears.device(event.device, event.state === "reachable");
          return feedAll(event);
        case "prompts_ended":
          work(greeted(event.call, event.areMissing));
          return feed(event.call, event);
        case "not_played":
          log.error("call_prompts_missing", { instead: false });
          return feed(event.call, event);
        case "leg_ringing":
        case "leg_up":
        case "leg_heard":
        case "leg_ended":
        case "key":
          return feed(event.call, event);
      }
    },
    add: (begun, stored) => void put(begun, stored),
    feedAll,
    drop,
    settled: async () => {
      for (const one of carried.values()) await one.settled();
      await working;
    },
  };
}
