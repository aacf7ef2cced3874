import type { Store } from "@holdfast/db";
import { Hono } from "hono";
import type { ClockWatch } from "../health/clock-watch.ts";
import { withPatience } from "../intake/with-patience.ts";
import { CHALLENGE_HEADER, PROOF_HEADER } from "./proof.ts";

/** How long the oldest open writer may hold the log back, and how long ago it may have been read here. */
const LIMITS = { tailAgeMs: 30_000, readAgeMs: 5_000 };

/** Longest that the database may take to answer here. */
const PATIENCE_MS = 2_500;

export interface Health {
  readonly store: Pick<Store, "readiness">;
  readonly sessionsAvailable: () => boolean;
  /** Time since this gateway last read the log. */
  readonly readAgeMs: () => number;
  /** Which channels work. A gateway whose provider is away is ready all the same: everything else works. */
  readonly channelsUp: () => ReadonlyMap<string, boolean>;
  /** Whether other gateways are heard at once. A gateway is ready all the same: it hears of everything a second later. */
  readonly busIsUp: () => boolean;
  /** How long the oldest row of the audit waits to be sealed. A gateway is ready all the same: nothing that it does is lost. */
  readonly auditUnsealedMs: () => number;
  /** How this gateway's clock stands. It is ready all the same: somebody waits for an answer, whatever time it is. */
  readonly clocks: Pick<ClockWatch, "aheadMs" | "inDoubt">;
  readonly stopping: () => boolean;
  /** Proves to the doctor that this is a gateway of its house (`proof.ts`). */
  readonly prove: (challenge: string) => string | null;
}

/** `/healthz`: the process answers. `/readyz`: it can also serve, and how far behind the log's tail is. */
export function healthRoutes({
  store,
  sessionsAvailable,
  readAgeMs,
  channelsUp,
  busIsUp,
  auditUnsealedMs,
  clocks,
  stopping,
  prove,
}: Health): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => {
    const proof = prove(c.req.header(CHALLENGE_HEADER) ?? "");
    const proved: Record<string, string> = proof === null ? {} : { [PROOF_HEADER]: proof };
    return c.text("ok\n", 200, { "cache-control": "no-store", ...proved });
  });
  app.get("/readyz", async (c) => {
    // Whoever asks is soon to be told so, also where nothing comes through to the database and nobody says it.
    const { reachable, tailAgeMs } = await withPatience(store.readiness(), PATIENCE_MS).catch(() => ({
      reachable: false,
      tailAgeMs: 0,
    }));
    const sessions = sessionsAvailable();
    // JSON knows no infinity: never read is as old as can be.
    const readAge = Math.min(readAgeMs(), Number.MAX_SAFE_INTEGER);
    const current = tailAgeMs <= LIMITS.tailAgeMs && readAge <= LIMITS.readAgeMs;
    const ready = reachable && sessions && !stopping() && current;
    const channelsDown = [...channelsUp().values()].filter((up) => !up).length;
    const busUp = busIsUp();
    const clockInDoubt = clocks.inDoubt();
    const facts = {
      ready,
      // Whoever looks after the house is to look, and nobody is to be sent elsewhere for it.
      degraded: !busUp || channelsDown > 0 || clockInDoubt,
      database: reachable,
      sessions,
      stopping: stopping(),
      tailAgeMs,
      readAgeMs: readAge,
      channelsDown,
      busUp,
      auditUnsealedMs: auditUnsealedMs(),
      clockAheadMs: clocks.aheadMs(),
      clockInDoubt,
    };
    return c.json(facts, ready ? 200 : 503, { "cache-control": "no-store" });
  });
  return app;
}
