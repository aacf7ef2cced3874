import type { Outbound } from "@holdfast/channel-kit";
import type { OutboxStore } from "@holdfast/db";

/** Where a gateway that sends is killed: before it does this, or after. */
export interface Killed {
  readonly when: "before" | "after";
  readonly doing: "markHandingOver" | "giveUp" | "settle";
}

/** What a gateway that sends does to the store, as it happens: whoever listens may look at the world at that moment. */
export interface Watching {
  /** What is due was leased, and what the store itself gives up was given up. */
  readonly leased: () => Promise<void>;
  /** It was decided that a message leaves, and kept: from here on it may have left. */
  readonly leaves: (messageId: string) => void;
  /** It was decided that it does not. */
  readonly keptBack: (messageId: string, reason: string) => void;
  /** The gateway that was to be killed is dead. */
  readonly dies: () => void;
  /** The channel was given it. */
  readonly taken: (message: Outbound) => void;
}

/** The store's outbox, which is watched; a killed gateway does nothing more from the moment on at which it is. */
export function watched(outbox: OutboxStore, watching: Watching, killed: Killed | null) {
  let isDead = false;
  const die = (): never => {
    if (!isDead) watching.dies();
    isDead = true;
    throw new Error("killed");
  };
  const live = async <T>(doing: Killed["doing"], act: () => Promise<T>): Promise<T> => {
    if (isDead || (killed?.doing === doing && killed.when === "before")) return die();
    const done = await act();
    return killed?.doing === doing ? die() : done;
  };
  return {
    lease: async (...args: Parameters<OutboxStore["lease"]>) => {
      const due = await outbox.lease(...args);
      await watching.leased();
      return due;
    },
    markHandingOver: (...args: Parameters<OutboxStore["markHandingOver"]>) =>
      live("markHandingOver", async () => {
        const marked = await outbox.markHandingOver(...args);
        if (marked === "marked") watching.leaves(args[0]);
        return marked;
      }),
    giveUp: (...args: Parameters<OutboxStore["giveUp"]>) =>
      live("giveUp", async () => {
        watching.keptBack(args[0], args[2]);
        await outbox.giveUp(...args);
      }),
    settle: (...args: Parameters<OutboxStore["settle"]>) => live("settle", () => outbox.settle(...args)),
    providerRefused: outbox.providerRefused,
    tryAgain: async (...args: Parameters<OutboxStore["tryAgain"]>) => {
      if (isDead) throw new Error("killed");
      return outbox.tryAgain(...args);
    },
  };
}
