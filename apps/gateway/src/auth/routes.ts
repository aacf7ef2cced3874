import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { CLIENT_ADDRESS_HEADER, type ClientAddressOf } from "../http/client-address.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { isJson } from "../http/media-type.ts";
import { refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Auth } from "./auth.ts";
import { AUTH_PATHS } from "./paths.ts";

const BODY_BYTES_MAX = 16 * 1024;

export interface AuthRoutes {
  readonly auth: Pick<Auth, "handler">;
  readonly url: URL;
  readonly log: Log;
  /** What sign-in counts clients by. */
  readonly addressOf: ClientAddressOf;
}

/** `/api/auth`: the few paths that answer, over better-auth. Every other path is not found (G1). */
export function authRoutes({ auth, url, log, addressOf }: AuthRoutes): Hono {
  const app = new Hono();
  const open = new Set<string>(Object.values(AUTH_PATHS));
  app.use("/api/auth/*", bodyLimit({ maxSize: BODY_BYTES_MAX, onError: () => refusal("too_large") }));
  app.all("/api/auth/*", async ({ req }) => {
    const path = req.path.slice("/api/auth".length);
    if (!open.has(path)) return refusal("not_found");
    if (req.method !== "GET" && req.method !== "POST") return refusal("method", { Allow: "GET, POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    if (req.method === "POST" && (await malformed(req.raw))) return refusal("malformed");
    const headers = new Headers(req.raw.headers);
    headers.set(CLIENT_ADDRESS_HEADER, addressOf(req.raw));
    // The configured address, not the one that was asked for: nothing here trusts the Host header.
    const asked = new URL(req.url);
    const target = new URL(`${asked.pathname}${asked.search}`, url);
    const body = req.method === "POST" ? await req.raw.clone().arrayBuffer() : null;
    try {
      return await auth.handler(new Request(target, { method: req.method, headers, body }));
    } catch (error) {
      // It throws when it cannot count tries, so nobody is let in uncounted while the database is away.
      log.error("auth_unavailable", errorFacts(error));
      return refusal("unavailable");
    }
  });
  return app;
}

/** Whether a body is there and is not JSON. */
async function malformed(request: Request): Promise<boolean> {
  const text = await request.clone().text();
  if (text === "") return false;
  if (!isJson(request.headers)) return true;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value !== "object" || value === null || text.includes("\\u0000");
  } catch {
    return true;
  }
}
