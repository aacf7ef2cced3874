import type { UserId } from "@holdfast/case-schema";
import type { AuditStore } from "@holdfast/db";
import { Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import { CLIENT_ADDRESS_HEADER } from "../http/client-address.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { isJson } from "../http/media-type.ts";
import { refusal } from "../http/refusal.ts";
import { askFactorProof, askProof, type FactorProofAsked } from "../leaving/ask-proof.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Identity, LiveSessions } from "../sessions/live-sessions.ts";
import type { Auth } from "./auth.ts";
import { isGuessedFirst } from "./guessed-first.ts";
import { logTries } from "./log-tries.ts";
import { ownCookies } from "./own-cookies.ts";
import { AUTH_PATHS } from "./paths.ts";
import { sessionBefore } from "./session-before.ts";
import type { TooManyTries } from "./sign-in-tries.ts";
import { withoutToken } from "./without-token.ts";

const BODY_BYTES_MAX = 16 * 1024;

export interface AuthRoutes extends FactorProofAsked {
  readonly auth: Pick<Auth, "handler">;
  readonly url: URL;
  readonly log: Log;
  /** What a client is counted by, and at sign-in a client trying a user name. */
  readonly standInOf: (request: Request, username: string | null) => string;
  readonly tooManyTries: TooManyTries;
  /** Counts what is tried in one session, however its cookie is spelled and whatever cookie stands beside it. */
  readonly tooManyInSession: TooManyTries;
  readonly sessions: Pick<LiveSessions, "identifyOwner" | "available" | "recheck">;
  /** Ends the session that a cookie names. */
  readonly endSession: (cookie: string) => Promise<void>;
  readonly audit: Pick<AuditStore, "refused">;
  /** Whether people sign in by a directory; where they do not, its paths are not there. */
  readonly hasDirectory: boolean;
}

/** `/api/auth`: the few paths that answer, over better-auth. Every other path is not found (G1). */
export function authRoutes(parts: AuthRoutes): Hono {
  const { auth, url, log, standInOf, tooManyTries, endSession, audit, hasDirectory } = parts;
  const tooManyBy = async (request: Request, who: Identity | null): Promise<boolean> =>
    (await tooManyTries(standInOf(request, null))) ||
    (who !== null && (await parts.tooManyInSession(who.sessionId)));
  const app = new Hono();
  app.use("/api/auth/*", logTries(log));
  const open = new Set<string>(Object.values(AUTH_PATHS));
  if (!hasDirectory) for (const path of OF_DIRECTORY) open.delete(path);
  app.use("/api/auth/*", limitBody(BODY_BYTES_MAX));
  app.all("/api/auth/*", async ({ req }) => {
    const path = req.path.slice("/api/auth".length);
    if (!open.has(path)) return refusal("not_found");
    if (req.method !== "GET" && req.method !== "POST") return refusal("method", { Allow: "GET, POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    const fields = req.method === "POST" ? await fieldsOf(req.raw) : {};
    if (fields === null) return refusal("malformed");
    // A device that is trusted would be one that needs no code.
    if ("trustDevice" in fields) return refusal("malformed");
    const cookies = ownCookies(req.header("cookie") ?? null);
    const tried = triedAs(path, fields, cookies);
    const headers = new Headers(req.raw.headers);
    headers.set("cookie", cookies);
    headers.set(CLIENT_ADDRESS_HEADER, standInOf(req.raw, tried));
    // The configured address, not the one that was asked for: nothing here trusts the Host header.
    const asked = new URL(req.url);
    const target = new URL(`${asked.pathname}${asked.search}`, url);
    const body = req.method === "POST" ? await bodyOf(path, fields, req.raw) : null;
    try {
      const account = path === AUTH_PATHS.signIn ? { account: usernameIn(fields) } : {};
      // Whose factors would change; nobody's, where somebody is still signing in.
      const who = TRIED_IN_SESSION.has(path) ? await parts.sessions.identifyOwner(cookies) : null;
      const refused = async (why: string, by: UserId | null = null): Promise<void> =>
        audit.refused({
          by,
          thing: "session",
          ...account,
          refusal: why,
          facts: { path: path.slice(1).replaceAll("/", ".") },
        });
      if (tried !== null && (await tooManyBy(req.raw, who))) {
        await refused("too_often");
        return refusal("too_often");
      }
      // Nobody is known while it cannot be looked: then nothing of theirs changes unproved.
      if (CHANGES_FACTORS.has(path) && who === null)
        return refusal(parts.sessions.available() ? "unauthenticated" : "unavailable");
      const asks = path === AUTH_PATHS.changePassword ? askProof : askFactorProof;
      const unproved = who === null ? null : await asks(parts, who);
      if (who !== null && unproved !== null) {
        await refused("prove_it_is_you", who.userId);
        return unproved;
      }
      // As the library names what is wrong with a password, so that whoever asked reads one kind of answer.
      if (await isNewAndGuessedFirst(path, fields))
        return Response.json({ code: GUESSED_FIRST }, { status: 400 });
      const answer = await auth.handler(new Request(target, { method: req.method, headers, body }));
      // Whoever is refused is written down before they are told (AU2), as the account they tried, whoever they are.
      // What a directory said is written down with why by whoever heard it.
      const isToldWhy = path === AUTH_PATHS.directoryFinish && answer.status === 401;
      if (tried !== null && !isToldWhy && answer.status >= 400 && answer.status < 500)
        await refused(whyNot(answer.status));
      if (answer.status < 500) {
        // A session that goes on may have been shown two factors there, by which more opens (G513).
        if (path === AUTH_PATHS.directoryFinish) await parts.sessions.recheck();
        const before = sessionBefore(cookies, answer);
        if (before !== null) await endSession(before);
        return await withoutToken(answer);
      }
      // It could not look: nothing was decided about anybody, so nobody is told that they are signed out.
      log.error("auth_unavailable", { status: answer.status });
      return refusal("unavailable");
    } catch (error) {
      // It throws when it cannot count tries, so nobody is let in uncounted while the database is away.
      log.error("auth_unavailable", errorFacts(error));
      return refusal("unavailable");
    }
  });
  return app;
}

/** What a body says, nothing when there is none; `null` when it is not JSON that can be taken. */
async function fieldsOf(request: Request): Promise<object | null> {
  const text = await request.clone().text();
  if (text === "") return {};
  if (!isJson(request.headers) || text.includes("\\u0000")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** Where whoever is signed in, and nobody else, changes how they sign in: they prove first that it is them (G510); but for the password by a factor, where they have one (G516). */
const CHANGES_FACTORS = new Set<string>([
  AUTH_PATHS.addCodes,
  AUTH_PATHS.dropCodes,
  AUTH_PATHS.newBackupCodes,
  AUTH_PATHS.changePassword,
]);

/** Where somebody who may be signed in already tries a password or a code. Whoever is does not sign in by it: it proves an app, and wants the same. */
const TRIED_IN_SESSION = new Set<string>([
  ...CHANGES_FACTORS,
  AUTH_PATHS.checkCode,
  AUTH_PATHS.checkBackupCode,
]);

/** Where a password or a code is tried. */
const TRIED = new Set<string>([
  ...TRIED_IN_SESSION,
  AUTH_PATHS.passkeySignIn,
  AUTH_PATHS.directoryBegin,
  AUTH_PATHS.directoryFinish,
]);

const OF_DIRECTORY = [AUTH_PATHS.directoryBegin, AUTH_PATHS.directoryFinish];

/**
 * As what a try is counted: by the user name at sign-in, and by the browser where it has begun to sign in already, so that
 * nobody who shares its address is locked out. `null` where nothing is tried.
 */
function triedAs(path: string, fields: object, cookies: string): string | null {
  if (path === AUTH_PATHS.signIn) return usernameIn(fields);
  return TRIED.has(path) ? `browser:${cookies}` : null;
}

/** What sign-in reads: as it came, but that no caller says whether a new password leaves others signed in (G458). */
async function bodyOf(path: string, fields: object, request: Request): Promise<string | ArrayBuffer> {
  if (path === AUTH_PATHS.changePassword) return JSON.stringify({ ...fields, revokeOtherSessions: true });
  return request.clone().arrayBuffer();
}

/** The code by which a password is refused that is guessed first (G454). */
const GUESSED_FIRST = "PASSWORD_GUESSED_FIRST";

async function isNewAndGuessedFirst(path: string, fields: object): Promise<boolean> {
  if (path !== AUTH_PATHS.changePassword || !("newPassword" in fields)) return false;
  return typeof fields.newPassword === "string" && isGuessedFirst(fields.newPassword);
}

/** Why a try was refused, by the status of its answer. */
function whyNot(status: number): string {
  if (status === 429) return "too_often";
  return status === 401 || status === 403 ? "not_proved" : "not_taken";
}

/** The name that is tried. What is no name is counted together. */
const usernameIn = (fields: object): string =>
  "username" in fields && typeof fields.username === "string" ? fields.username : "";
