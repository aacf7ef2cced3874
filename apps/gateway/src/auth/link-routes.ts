import type { PeopleStore } from "@holdfast/db";
import { Hono } from "hono";
import { z } from "zod";
import { limitBody } from "../http/limit-body.ts";
import { isJson } from "../http/media-type.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { takesPassword } from "./credentials.ts";
import { isGuessedFirst } from "./guessed-first.ts";
import { logTries } from "./log-tries.ts";
import { readLinkSecret } from "./one-time-link.ts";
import { hashPassword } from "./password-hash.ts";
import { LINK_PATHS } from "./paths.ts";
import type { TooManyTries } from "./sign-in-tries.ts";

const BODY_BYTES_MAX = 4 * 1024;
const Asked = z.object({ secret: z.string().max(200), password: z.string().max(1_000).optional() });

export interface LinkRoutes {
  readonly people: Pick<PeopleStore, "findLink" | "useLink">;
  readonly hashSecret: (secret: string) => Buffer;
  readonly url: URL;
  readonly log: Log;
  readonly standInOf: (request: Request, username: string | null) => string;
  readonly tooManyTries: TooManyTries;
}

/** What an answer to a link says: it is good or it is not, and never why not. */
const answer = (value: object): Response =>
  Response.json(value, { headers: { "cache-control": "no-store" } });

/**
 * `/api/auth/link`: whoever holds a one-time link looks whose it is and chooses a password with it, once (G28). The secret
 * comes in a body, never in an address.
 */
export function linkRoutes({ people, hashSecret, url, log, standInOf, tooManyTries }: LinkRoutes): Hono {
  const app = new Hono();
  app.use("/api/auth/link/*", logTries(log));
  const limit = limitBody(BODY_BYTES_MAX);
  const serve = (path: string, act: (hash: Buffer, password: string) => Promise<object>): void => {
    app.all(`/api/auth${path}`, limit, async ({ req }) => {
      if (req.method !== "POST") return refusal("method", { Allow: "POST" });
      if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
      const asked = isJson(req.raw.headers) ? Asked.safeParse(await json(req.raw)) : null;
      if (asked?.success !== true) return refusal("malformed");
      try {
        if (await tooManyTries(standInOf(req.raw, null))) return refusal("too_often");
        const secret = readLinkSecret(asked.data.secret);
        if (secret === null) return answer({ kind: "not_good" });
        return answer(await act(hashSecret(secret), asked.data.password ?? ""));
      } catch (error) {
        log.error("link_unavailable", errorFacts(error));
        return refusal("unavailable");
      }
    });
  };
  serve(LINK_PATHS.look, async (hash) => {
    const link = await people.findLink(hash);
    return link === null ? { kind: "not_good" } : { ...link, kind: "good", purpose: link.kind };
  });
  serve(LINK_PATHS.use, async (hash, password) => {
    // Looked at first: hashing a password is slow on purpose, and not for whoever guesses.
    if ((await people.findLink(hash)) === null) return { kind: "not_good" };
    if (!takesPassword(password)) return { kind: "password" };
    if (await isGuessedFirst(password)) return { kind: "guessed_first" };
    return { kind: (await people.useLink(hash, await hashPassword(password))) ? "used" : "not_good" };
  });
  return app;
}

async function json(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}
