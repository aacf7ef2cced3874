import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { isJson } from "../http/media-type.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { ownCookies } from "./own-cookies.ts";
import { PROVE_PATHS } from "./paths.ts";
import type { provePassword } from "./prove-password.ts";
import type { TooManyTries } from "./sign-in-tries.ts";

const BODY_BYTES_MAX = 4 * 1024;
const Given = z.object({ password: z.string().max(1_000), code: z.string().trim().max(100).nullish() });

export interface ProveRoutes {
  readonly prove: ReturnType<typeof provePassword>;
  readonly sessions: Pick<LiveSessions, "identify" | "available">;
  readonly url: URL;
  readonly log: Log;
  readonly standInOf: (request: Request, username: string | null) => string;
  readonly tooManyTries: TooManyTries;
  /** Counts what is tried in one session, as sign-in counts what is tried with one name. */
  readonly tooManyInSession: TooManyTries;
}

/** `POST /api/auth/prove/password`: whoever is signed in proves that it is still them (G420). Secrets come in a body alone. */
export function proveRoutes(parts: ProveRoutes): Hono {
  const { prove, sessions, url, log, standInOf, tooManyTries, tooManyInSession } = parts;
  const app = new Hono();
  const limit = bodyLimit({ maxSize: BODY_BYTES_MAX, onError: () => refusal("too_large") });
  app.all(`/api/auth${PROVE_PATHS.password}`, limit, async ({ req }) => {
    if (req.method !== "POST") return refusal("method", { Allow: "POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    const given = isJson(req.raw.headers) ? Given.safeParse(await req.json().catch(() => null)) : null;
    if (given?.success !== true) return refusal("malformed");
    if (!sessions.available()) return refusal("unavailable");
    try {
      const cookie = ownCookies(req.header("cookie") ?? null);
      const identity = await sessions.identify(cookie);
      if (identity === null) return refusal("unauthenticated");
      if (await tooManyTries(standInOf(req.raw, null))) return refusal("too_often");
      if (await tooManyInSession(identity.sessionId)) return refusal("too_often");
      const { password, code = null } = given.data;
      const kind = await prove(identity, cookie, { password, code: code === "" ? null : code });
      if (kind === "ended") return refusal("unauthenticated");
      return Response.json({ kind }, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      log.error("proof_unavailable", errorFacts(error));
      return refusal("unavailable");
    }
  });
  return app;
}
