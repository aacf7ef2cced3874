import type { PeopleStore } from "@holdfast/db";
import { Hono, type Context } from "hono";
import { z } from "zod";
import { limitBody } from "../http/limit-body.ts";
import { isJson } from "../http/media-type.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Identity, LiveSessions } from "../sessions/live-sessions.ts";
import { logTries } from "./log-tries.ts";
import { ownCookies } from "./own-cookies.ts";
import type { proveWithCode } from "./directory/prove-with-code.ts";
import type { OwnPasskeys } from "./passkeys/own-passkeys.ts";
import { Signed } from "./passkeys/key-response.ts";
import { PROVE_PATHS } from "./paths.ts";
import type { provePassword } from "./prove-password.ts";
import type { TooManyTries } from "./sign-in-tries.ts";

const BODY_BYTES_MAX = 16 * 1024;
const ByPassword = z.object({
  password: z.string().max(1_000),
  code: z.string().trim().max(100).nullish(),
  ofFactor: z.boolean().default(false),
});
const ByCode = z.object({ code: z.string().trim().min(1).max(100) });
const ByPasskey = z.object({ response: Signed });

export interface ProveRoutes {
  readonly prove: ReturnType<typeof provePassword>;
  readonly proveCode: ReturnType<typeof proveWithCode>;
  readonly passkeys: Pick<OwnPasskeys, "beginProof" | "provedBy">;
  readonly people: Pick<PeopleStore, "prove">;
  readonly sessions: Pick<LiveSessions, "identifyOwner" | "available" | "recheck">;
  readonly url: URL;
  readonly log: Log;
  readonly standInOf: (request: Request, username: string | null) => string;
  readonly tooManyTries: TooManyTries;
  /** Counts what is tried in one session, as sign-in counts what is tried with one name. */
  readonly tooManyInSession: TooManyTries;
}

/** `/api/auth/prove/…`: whoever is signed in proves that it is still them (G420). Secrets come in a body alone. */
export function proveRoutes(parts: ProveRoutes): Hono {
  const { prove, proveCode, passkeys, people, sessions, url, log, standInOf } = parts;
  const { tooManyTries, tooManyInSession } = parts;
  const app = new Hono();
  app.use("/api/auth/prove/*", logTries(log));
  const limit = limitBody(BODY_BYTES_MAX);
  const serve = <Given>(
    path: string,
    shape: z.ZodType<Given>,
    act: (who: Identity, given: Given, cookie: string) => Promise<object>,
  ): void => {
    app.all(`/api/auth${path}`, limit, async ({ req }) => {
      if (req.method !== "POST") return refusal("method", { Allow: "POST" });
      if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
      const given = isJson(req.raw.headers) ? shape.safeParse(await jsonOf(req)) : null;
      if (given?.success !== true) return refusal("malformed");
      if (!sessions.available()) return refusal("unavailable");
      try {
        const cookie = ownCookies(req.header("cookie") ?? null);
        const who = await sessions.identifyOwner(cookie);
        if (who === null) return refusal("unauthenticated");
        if (await tooManyTries(standInOf(req.raw, null))) return refusal("too_often");
        if (await tooManyInSession(who.sessionId)) return refusal("too_often");
        const answer = await act(who, given.data, cookie);
        if ("kind" in answer && answer.kind === "ended") return refusal("unauthenticated");
        // It may have been two factors, by which all that is theirs opens (G513): before they are told.
        if ("kind" in answer && answer.kind === "proved") await sessions.recheck();
        return Response.json(answer, { headers: { "cache-control": "no-store" } });
      } catch (error) {
        log.error("proof_unavailable", errorFacts(error));
        return refusal("unavailable");
      }
    });
  };
  serve(PROVE_PATHS.provePassword, ByPassword, async (who, { password, code = null, ofFactor }, cookie) => ({
    kind: await prove(who, cookie, { password, code: code === "" ? null : code, ofFactor }),
  }));
  serve(PROVE_PATHS.proveCode, ByCode, async (who, { code }, cookie) => ({
    kind: await proveCode(who, cookie, code),
  }));
  serve(PROVE_PATHS.proveOptions, z.object({}), async (who) => ({
    options: await passkeys.beginProof(who),
  }));
  serve(PROVE_PATHS.provePasskey, ByPasskey, async (who, { response }) => {
    if (!(await passkeys.provedBy(who, response))) return { kind: "refused" };
    return { kind: (await people.prove(who.userId, who.sessionId, true)) ? "proved" : "ended" };
  });
  return app;
}

const jsonOf = async (request: Context["req"]): Promise<unknown> => request.json().catch(() => null);
