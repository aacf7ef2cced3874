import type { Store } from "@holdfast/db";
import { Hono } from "hono";

/** How old the log's tail may get before this gateway should get no new work. */
const TAIL_AGE_MS_MAX = 30_000;

export interface Health {
  readonly store: Pick<Store, "readiness">;
  readonly sessionsAvailable: () => boolean;
  readonly stopping: () => boolean;
}

/** `/healthz`: the process answers. `/readyz`: it can also serve, and how far behind the log's tail is. */
export function healthRoutes({ store, sessionsAvailable, stopping }: Health): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok\n", 200, { "cache-control": "no-store" }));
  app.get("/readyz", async (c) => {
    const { reachable, tailAgeMs } = await store
      .readiness()
      .catch(() => ({ reachable: false, tailAgeMs: 0 }));
    const sessions = sessionsAvailable();
    const ready = reachable && sessions && !stopping() && tailAgeMs <= TAIL_AGE_MS_MAX;
    const facts = { ready, database: reachable, sessions, stopping: stopping(), tailAgeMs };
    return c.json(facts, ready ? 200 : 503, { "cache-control": "no-store" });
  });
  return app;
}
