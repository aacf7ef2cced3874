import { decideAccess } from "@holdfast/access-policy";
import { Uuid } from "@holdfast/case-schema";
import type { LegalStore } from "@holdfast/db";
import { Hono } from "hono";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { askProof, type ProofAsked } from "../leaving/ask-proof.ts";
import { SAVED_NEVER_SHOWN } from "./download-route.ts";
import { fromElsewhere } from "./origin-check.ts";
import { refusal } from "./refusal.ts";

/** What handing out what is kept on hold needs. */
export interface KeptRoute extends ProofAsked {
  readonly legal: Pick<LegalStore, "keptFile">;
  readonly sessions: Pick<LiveSessions, "identify" | "available">;
  readonly url: URL;
  readonly log: Log;
}

/**
 * `POST /kept/<hold>/<file>`: a file that was withdrawn while that hold stood, as it came, for counsel alone, by the ids that
 * `keptOnHold` tells. A POST, as for every file. That it was read is recorded with the bytes (DB390).
 */
export function keptRoute(parts: KeptRoute): Hono {
  const { legal, sessions, url, log } = parts;
  const app = new Hono();
  app.all("/kept/:hold/:file", async ({ req }) => {
    if (req.method !== "POST") return refusal("method", { Allow: "POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    if (!sessions.available()) return refusal("unavailable");
    const identity = await sessions.identify(req.header("cookie") ?? null);
    if (identity === null) return refusal("unauthenticated");
    const { role, userId } = identity;
    if (!decideAccess(role, "legal.decide").allowed) return refusal("forbidden");
    const [hold, file] = [Uuid.safeParse(req.param("hold")), Uuid.safeParse(req.param("file"))];
    if (!hold.success || !file.success) return refusal("not_found");
    const facts = { userId, holdId: hold.data, fileId: file.data };
    try {
      const unproved = await askProof(parts, identity);
      if (unproved !== null) return unproved;
      const bytes = await legal.keptFile(hold.data, file.data, userId);
      if (bytes === null) return refusal("not_found");
      log.info("kept_file_downloaded", { ...facts, bytes: bytes.length });
      return new Response(new Uint8Array(bytes), { headers: SAVED_NEVER_SHOWN });
    } catch (error) {
      log.error("kept_file_not_downloaded", { ...facts, ...errorFacts(error) });
      return refusal("failed");
    }
  });
  return app;
}
