import type { ContactId } from "@holdfast/case-schema";
import {
  contactStream,
  EMPTY_FEED,
  stepFeed,
  type Feed,
  type FeedEffect,
  type FeedInput,
} from "@holdfast/wire";
import type { TestGateway, TestSocket } from "../../realtime/testing/test-gateway.ts";
import { OPENED } from "./story-documents.ts";

/** What a console that has a contact open shows of reaching somebody. */
export interface Shown {
  readonly asOf: string;
  readonly row: { readonly version: number; readonly medium: string };
  readonly safeContact: {
    readonly decision: {
      readonly outcome: "allowed" | "limited" | "locked";
      readonly only: readonly string[] | null;
      readonly changesAt: number | null;
      readonly silence: { readonly locksAt: number | null };
    };
    readonly standing: {
      readonly kind: "not_asked" | "never" | "agreed" | "expired";
      readonly ways: readonly {
        readonly way: string;
        readonly isOpen: boolean;
        readonly changesAt: number | null;
      }[];
    };
    readonly checkQuestion: string | null;
    readonly neutralChecks: readonly { readonly text: string }[];
    readonly danger: { readonly coverStory: readonly string[] } | null;
  };
}

/** A console without a screen, which has one contact open: it is told of revisions and fetches what they are. */
export interface ToldConsole {
  /** What it shows, and by what hour of the house it was decided; `null` while nothing came. */
  readonly shown: () => (Shown & { readonly decidedAt: number }) | null;
  /** Where there is no line, there is one again. */
  readonly connect: () => void;
  /** The line goes dead, without a word. */
  readonly cut: () => void;
  /** Asks anew where time alone may have changed what is decided, as the console does. */
  readonly looks: () => Promise<void>;
  /** Once it shows this version or a later one, and asks nothing more; rejects when it was not told for long. */
  readonly caughtUp: (version: number) => Promise<void>;
  readonly close: () => void;
}

/** Longer than any log needs to be read on a machine that is busy. */
const PATIENCE_MS = 20_000;

export function toldConsole(
  id: ContactId,
  gateway: Pick<TestGateway, "open">,
  cookie: string,
  house: {
    readonly askFirst: (who: string, query: string, variables: Record<string, unknown>) => Promise<unknown>;
    readonly clock: { readonly now: number };
  },
): ToldConsole {
  const stream = contactStream(id);
  let feed: Feed = EMPTY_FEED;
  let socket: TestSocket | null = null;
  let shown: (Shown & { readonly decidedAt: number }) | null = null;
  let asking = 0;
  const failed: Error[] = [];
  let settled: (() => void)[] = [];

  function step(input: FeedInput): void {
    const next = stepFeed(feed, input);
    ({ feed } = next);
    next.effects.forEach(act);
  }

  function act(effect: FeedEffect): void {
    if (effect.kind === "load")
      void fetches().then((now) =>
        step({ kind: "snapshot", stream, asOf: now?.asOf ?? null, at: Date.now() }),
      );
    if (effect.kind === "apply" && effect.events.some((each) => each.version > (shown?.row.version ?? 0)))
      void fetches();
    if (effect.kind === "join") {
      const { ask, join } = effect;
      socket?.emit("join", join, (raw) => step({ kind: "answer", stream, ask, raw, at: Date.now() }));
    }
  }

  async function fetches(): Promise<Shown | null> {
    asking += 1;
    const decidedAt = house.clock.now;
    try {
      const now = (await house.askFirst("dana", OPENED, { id })) as Shown;
      if (shown === null || now.row.version >= shown.row.version) shown = { ...now, decidedAt };
      return now;
    } catch (error) {
      failed.push(error instanceof Error ? error : new Error("the house did not answer", { cause: error }));
      return null;
    } finally {
      asking -= 1;
      for (const resolve of settled.splice(0)) resolve();
    }
  }

  step({ kind: "follow", stream, at: Date.now() });
  return {
    shown: () => shown,
    connect() {
      if (socket !== null) return;
      const opened = gateway.open(cookie);
      socket = opened;
      /** A socket that was given up says nothing more. */
      const saying = (said: () => FeedInput) => socket === opened && step(said());
      opened.on("connect", () => saying(() => ({ kind: "connected", at: Date.now() })));
      opened.on("disconnect", () => saying(() => ({ kind: "disconnected", at: Date.now() })));
      opened.on("batch", (raw) => saying(() => ({ kind: "batch", raw, at: Date.now() })));
      opened.on("head", (raw) => saying(() => ({ kind: "head", raw, at: Date.now() })));
      opened.on("reset", (raw) => saying(() => ({ kind: "reset", raw, at: Date.now() })));
    },
    cut() {
      socket?.disconnect();
      socket = null;
      step({ kind: "disconnected", at: Date.now() });
    },
    async looks() {
      if (shown === null) return;
      const { decision, standing } = shown.safeContact;
      const changes = [decision, ...standing.ways].map(({ changesAt }) => changesAt);
      if (changes.some((at) => at !== null && house.clock.now >= at)) await fetches();
    },
    async caughtUp(version) {
      const late = AbortSignal.timeout(PATIENCE_MS);
      const isBehind = (): boolean => asking > 0 || (shown?.row.version ?? 0) < version;
      while (isBehind()) {
        if (failed.length > 0) throw failed[0];
        await new Promise<void>((resolve, reject) => {
          settled.push(resolve);
          late.addEventListener("abort", () => reject(new Error("the socket told nothing of it")));
        });
      }
    },
    close() {
      socket?.disconnect();
      socket = null;
    },
  };
}
