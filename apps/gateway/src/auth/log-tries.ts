import type { MiddlewareHandler } from "hono";
import type { Log } from "../log/log.ts";
import { AUTH_PATHS, LINK_PATHS, PROVE_PATHS } from "./paths.ts";

/** What is asked there so often that it says nothing. */
const ASKED_ALWAYS: ReadonlySet<string> = new Set([AUTH_PATHS.session]);

/** What is refused because somebody goes around what guards the door, and not because they mistyped. */
const GOING_AROUND: ReadonlySet<number> = new Set([403, 404, 413, 429]);

/**
 * Logs how each try at sign-in's doors ended, and at which (G453). Of whom, the log never says: who came in is on record in the
 * audit, and of whoever did not it is not known who they are.
 */
export function logTries(log: Log): MiddlewareHandler {
  const doors = new Map<string, string>(
    Object.entries({ ...AUTH_PATHS, ...LINK_PATHS, ...PROVE_PATHS }).map(([door, path]) => [path, door]),
  );
  return async (c, next) => {
    await next();
    const path = c.req.path.slice("/api/auth".length);
    if (ASKED_ALWAYS.has(path)) return;
    const facts = { door: doors.get(path) ?? "none", status: c.res.status };
    if (GOING_AROUND.has(c.res.status)) log.warn("sign_in_guarded", facts);
    else log.info("sign_in_tried", facts);
  };
}
