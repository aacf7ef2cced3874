import {
  step,
  type Act,
  type AskAnswer,
  type Call,
  type Happened,
  type StoreDeed,
} from "@holdfast/call-flow";
import type { LiveCall } from "@holdfast/db";
import { again } from "./again.ts";
import { byChannel } from "./by-channel.ts";
import { byStore, type KnownHolder } from "./by-store.ts";
import type { CallParts } from "./call-parts.ts";
import { oneAfterAnother } from "./one-after-another.ts";

/** One call that this gateway carries. */
export interface CarriedCall {
  readonly call: () => Call;
  readonly stored: () => LiveCall;
  /** Who has it, as far as this gateway was told. */
  readonly holder: () => KnownHolder | null;
  /** Something happened. What it comes to is begun at once. */
  readonly feed: (happened: Happened) => void;
  /** What the store says of it, unless what we do there meanwhile makes that old. */
  readonly read: (reading: Promise<LiveCall | undefined>) => Promise<void>;
  /** Everything that was begun is done. */
  readonly settled: () => Promise<void>;
}

/** What a carried call tells of. */
export interface CarriedHears {
  readonly isOurs: () => boolean;
  /** The same, asked of the channel: before anything is kept, since what was begun may have slept meanwhile. */
  readonly isStillOurs: () => Promise<boolean>;
  /** Another gateway carries the calls. */
  readonly notHere: () => void;
  readonly answered: (ask: string, answer: AskAnswer, of: CarriedCall) => Promise<void>;
  /** It stands otherwise than before. */
  readonly changed: (before: Call, now: Call) => void;
}

/**
 * Carries one call: everything that happens is decided on at once, whatever is being done; what the channel has to do is done in
 * its order, and so is what the store has to, each without waiting for the other. A store that is away so keeps nobody from
 * hearing music.
 */
export function carriedCall(
  begun: { readonly call: Call; readonly acts: readonly Act[] },
  found: LiveCall,
  parts: Pick<CallParts, "line" | "calls" | "clock" | "steady" | "wait" | "log">,
  hears: CarriedHears,
): CarriedCall {
  let call = begun.call;
  let stored = found;
  let holder: KnownHolder | null = null;
  const deeds = { begun: 0, done: 0 };
  const channel = oneAfterAnother();
  const store = oneAfterAnother();
  const askers = oneAfterAnother();
  const trying = { wait: parts.wait, log: parts.log, isOurs: hears.isOurs };

  const feed = (happened: Happened): void => {
    if (!hears.isOurs()) return;
    const before = call;
    const stepped = step(before, happened, parts.steady());
    ({ call } = stepped);
    carryOut(stepped.acts);
    hears.changed(before, call);
  };

  const carryOut = (acts: readonly Act[]): void => {
    let failed: AskAnswer | null = null;
    for (const act of acts) {
      switch (act.to) {
        case "channel":
          channel.add(async () => {
            if (!hears.isOurs()) return;
            const done = await byChannel(parts.line, act.command, trying);
            if (done.kind === "not_here") return hears.notHere();
            if (done.failed !== null) failed = { kind: "refused", reason: done.failed };
            for (const told of done.told) feed(told);
          });
          break;
        case "store":
          deeds.begun += 1;
          store.add(() => keep(act.deed));
          break;
        case "asker": {
          const before = [channel.done(), store.done()];
          askers.add(async () => {
            await Promise.all(before);
            const said = failed ?? act.answer;
            await again("call_ask_not_answered", () => hears.answered(act.ask, said, self), trying);
          });
        }
      }
    }
  };
  const keep = async (deed: StoreDeed): Promise<void> => {
    const done = await again(
      "call_not_kept",
      async () => ((await hears.isStillOurs()) ? byStore(parts.calls, stored, deed, parts.clock()) : null),
      trying,
    );
    deeds.done += 1;
    // A claim that nobody could make is none: whoever was heard next can be given it.
    if (done === null && deed.kind === "claim") feed({ kind: "not_claimed", leg: deed.leg, because: "over" });
    if (done === null) return;
    ({ stored } = done);
    if (done.holder !== null) ({ holder } = done);
    for (const told of done.told) feed(told);
  };

  const self: CarriedCall = {
    call: () => call,
    stored: () => stored,
    holder: () => holder,
    feed,
    read: async (reading) => {
      const { begun: before, done } = deeds;
      const read = await reading;
      if (read === undefined || before !== done || deeds.begun !== before) return;
      stored = read;
      feed({ kind: "holder", by: read.holder });
    },
    settled: async () => {
      let seen: readonly Promise<void>[] = [];
      const last = (): readonly Promise<void>[] => [channel.done(), store.done(), askers.done()];
      while (last().some((one, index) => one !== seen[index])) {
        seen = last();
        await Promise.all(seen);
      }
    },
  };
  carryOut(begun.acts);
  return self;
}
