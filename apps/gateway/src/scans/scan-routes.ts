import { decideAccess, type CaseAct } from "@holdfast/access-policy";
import {
  CaseId,
  SCAN_BYTES_MAX,
  SCAN_PAGES_MAX,
  ScanId,
  Uuid,
  type ScanRefusal,
} from "@holdfast/case-schema";
import type { CaseAsker, ScanAdded, ScanPlace, ScanStore } from "@holdfast/db";
import { Hono, type HonoRequest } from "hono";
import { caseAsker } from "../graphql/case-asker.ts";
import { askProof, type ProofAsked } from "../leaving/ask-proof.ts";
import { SAVED_NEVER_SHOWN } from "../http/download-route.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { refusal } from "../http/refusal.ts";
import { readBody } from "../intake/read-body.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { PICTURE_NEVER_KEPT } from "../pictures/picture-route.ts";
import type { Identity, LiveSessions } from "../sessions/live-sessions.ts";
import type { DrawScan } from "./draw-scan.ts";
import { scanKind } from "./scan-kind.ts";

/** What taking and showing scans needs. */
export interface ScanRoutes extends ProofAsked {
  readonly scans: Pick<ScanStore, "hasRoom" | "isSame" | "add" | "look">;
  readonly draw: DrawScan;
  readonly sessions: Pick<LiveSessions, "identify" | "available">;
  readonly url: URL;
  readonly clock: () => number;
  readonly log: Log;
}

/** How long a file may take to come: a little less than any request may. */
export const COMES_WITHIN_MS = 55_000;
/** How many come at once: each may be held in memory whole. One of each person's. */
const AT_ONCE = 8;

/**
 * `POST /releases/<case>/<release>/scans/<scan>`: a file as it is, added to a release on paper; what came of it as JSON.
 * `POST /scans/<case>/<scan>/<page>`: one page, drawn anew; `/file`: what came, as it came, which is saved and never shown.
 * POSTs, as for every file, with ids alone in their address. That it was looked at is recorded with the bytes.
 */
export function scanRoutes(parts: ScanRoutes): Hono {
  const { scans, log } = parts;
  const coming = new Set<string>();
  const app = new Hono();
  app.all("/releases/:case/:release/scans/:scan", async ({ req }) => {
    const asks = await whoAsks(req, parts, "release.keep", "change");
    if (asks instanceof Response) return asks;
    const { asker } = asks;
    const place = placeOf(req);
    if (place === null) return refusal("not_found");
    // Forms and plain text could come from any page without asking first.
    if (req.header("content-type") !== "application/octet-stream") return refusal("media_type");
    if (coming.has(asker.id) || coming.size >= AT_ONCE) return refusal("unavailable");
    coming.add(asker.id);
    try {
      return await addScan(req, place, asker, parts);
    } catch (error) {
      log.error("scan_not_added", { scanId: place.id, ...errorFacts(error) });
      return refusal("failed");
    } finally {
      coming.delete(asker.id);
    }
  });
  app.all("/scans/:case/:scan/:page", async ({ req }) => {
    const asks = await whoAsks(req, parts, "release.read", "read");
    if (asks instanceof Response) return asks;
    const { asker, identity } = asks;
    const [caseId, scan] = [CaseId.safeParse(req.param("case")), ScanId.safeParse(req.param("scan"))];
    const page = pageOf(req.param("page") ?? "");
    if (!caseId.success || !scan.success || page === null) return refusal("not_found");
    const facts = { userId: asker.id, scanId: scan.data, page };
    try {
      // A page is shown and goes with it; what came, as it came, is kept (G493).
      const unproved = page === 0 ? await askProof(parts, identity) : null;
      if (unproved !== null) return unproved;
      const bytes = await scans.look(scan.data, caseId.data, page, asker);
      if (bytes === null) return refusal("not_found");
      log.info("scan_looked_at", facts);
      return new Response(new Uint8Array(bytes), {
        headers: page === 0 ? SAVED_NEVER_SHOWN : PICTURE_NEVER_KEPT,
      });
    } catch (error) {
      log.error("scan_not_shown", { ...facts, ...errorFacts(error) });
      return refusal("failed");
    }
  });
  return app;
}

/** Who asks, judged inside the transaction that it is about; or what they are answered. */
async function whoAsks(
  req: HonoRequest,
  { sessions, url, clock }: ScanRoutes,
  capability: "release.keep" | "release.read",
  act: CaseAct,
): Promise<{ readonly asker: CaseAsker; readonly identity: Identity } | Response> {
  if (req.method !== "POST") return refusal("method", { Allow: "POST" });
  if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
  if (!sessions.available()) return refusal("unavailable");
  const identity = await sessions.identify(req.header("cookie") ?? null);
  if (identity === null) return refusal("unauthenticated");
  if (!decideAccess(identity.role, capability).allowed) return refusal("forbidden");
  return { asker: caseAsker({ identity, clock }, act), identity };
}

function placeOf(req: HonoRequest): ScanPlace | null {
  const caseId = CaseId.safeParse(req.param("case"));
  const [release, scan] = [Uuid.safeParse(req.param("release")), ScanId.safeParse(req.param("scan"))];
  return caseId.success && release.success && scan.success
    ? { id: scan.data, caseId: caseId.data, releaseId: release.data }
    : null;
}

/** Which page is meant: 0 is what came, as it came. */
function pageOf(said: string): number | null {
  if (said === "file") return 0;
  const page = /^[1-9][0-9]?$/.test(said) ? Number(said) : 0;
  return page >= 1 && page <= SCAN_PAGES_MAX ? page : null;
}

async function addScan(
  req: HonoRequest,
  place: ScanPlace,
  asker: CaseAsker,
  { scans, draw, log }: ScanRoutes,
): Promise<Response> {
  // Asked before anything is read: nobody sends megabytes to where they have no business.
  const room = await scans.hasRoom(place, Number(req.header("content-length") ?? "0"), asker);
  if (room.kind === "not_found" || room.kind === "refused") return answer(room);
  const came = await readBody(req.raw, SCAN_BYTES_MAX, COMES_WITHIN_MS);
  if (came.kind === "too_large") return refusal("too_large");
  if (came.kind === "incomplete") return refusal("malformed");
  const { body } = came;
  if (room.kind === "already") return answer(await scans.isSame(place, body, asker));
  const kind = scanKind(body);
  if (kind === null) return refused("not_a_scan");
  const drawn = kind === "heic" ? NOT_DRAWN : await draw(body).catch((error: unknown) => unheard(error, log));
  if (drawn === null) return refusal("unavailable");
  if (drawn.kind === "refused") return refused(drawn.because);
  const added = await scans.add(place, { kind, original: body, pages: drawn.pages }, asker);
  log.info("scan_added", { userId: asker.id, scanId: place.id, outcome: added.kind, bytes: body.length });
  return answer(added);
}

const NOT_DRAWN = { kind: "drawn", pages: [] } as const;

/** Nobody could tell, because neither its turn nor a process could be had: it is not kept, and is sent again. */
function unheard(error: unknown, log: Log): null {
  log.error("scan_not_drawn", errorFacts(error));
  return null;
}

function answer(added: ScanAdded): Response {
  switch (added.kind) {
    case "kept":
      return Response.json({ outcome: "kept", pages: added.pages }, NOT_STORED);
    case "refused":
      return refused(added.because);
    case "not_found":
      return refusal("not_found");
  }
}

function refused(outcome: ScanRefusal): Response {
  return Response.json({ outcome }, NOT_STORED);
}

const NOT_STORED = { headers: { "cache-control": "no-store" } };
