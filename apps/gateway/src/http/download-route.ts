import { decideAccess } from "@holdfast/access-policy";
import { PictureId } from "@holdfast/case-schema";
import type { AuditStore, BarStore, MailStore } from "@holdfast/db";
import { Hono } from "hono";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { withholdsAddresses } from "../reach/withholds-addresses.ts";
import { askProof, type ProofAsked } from "../leaving/ask-proof.ts";
import { asTold } from "./as-told.ts";
import { fromElsewhere } from "./origin-check.ts";
import { refusal } from "./refusal.ts";

/** What handing out files needs. */
export interface DownloadRoute extends ProofAsked {
  readonly mails: Pick<MailStore, "open" | "isOfDanger">;
  readonly bars: Pick<BarStore, "keeps">;
  readonly audit: Pick<AuditStore, "note">;
  readonly sessions: Pick<LiveSessions, "identify" | "available">;
  readonly url: URL;
  readonly clock: () => number;
  readonly log: Log;
}

/**
 * As for something that strangers made: saved and never shown here, whatever it is. On the way it has a name that is nobody's; the
 * console gives it the one that the conversation tells.
 */
export const SAVED_NEVER_SHOWN = {
  "cache-control": "no-store",
  "content-disposition": 'attachment; filename="file"',
  "content-security-policy": "default-src 'none'; sandbox",
  "content-type": "application/octet-stream",
  "x-content-type-options": "nosniff",
} as const;

/** How a message as it came is refused that is kept from everybody for now: nothing was opened. */
const WITHHELD_STATUS = 409;

/**
 * `POST /files/<id>`: a file that came with a message, or a message as it came, by the id that the conversation tells. A
 * POST, as for pictures: nothing elsewhere embeds it, nothing prefetches or keeps it. That it was read is recorded with the
 * bytes. A message as it came says where it is from, so it is withheld for as long as that is (G555).
 */
export function downloadRoute(parts: DownloadRoute): Hono {
  const { mails, bars, audit, sessions, url, clock, log } = parts;
  const app = new Hono();
  app.all("/files/:id", async ({ req }) => {
    if (req.method !== "POST") return refusal("method", { Allow: "POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    if (!sessions.available()) return refusal("unavailable");
    const identity = await sessions.identify(req.header("cookie") ?? null);
    if (identity === null) return refusal("unauthenticated");
    const { role, userId } = identity;
    if (!decideAccess(role, "file.download").allowed) return refusal("forbidden");
    const fileId = PictureId.safeParse(req.param("id"));
    if (!fileId.success) return refusal("not_found");
    try {
      const asked = await asTold(bars, identity, fileId.data);
      // What somebody in danger sent is read at once.
      const unproved = (await mails.isOfDanger(asked)) ? null : await askProof(parts, identity);
      if (unproved !== null) return unproved;
      const maySource = decideAccess(role, "source.download").allowed;
      const opened = await mails.open(asked, userId, maySource, (record) =>
        withholdsAddresses(record, clock()),
      );
      if (opened === null) return refusal("not_found");
      const { contactId } = opened;
      if (opened.kind === "withheld") {
        await audit.note({
          by: userId,
          deed: "tried",
          thing: "address",
          subjectId: contactId,
          contactId,
          refusal: "address_withheld",
        });
        return withheld();
      }
      const { bytes } = opened;
      log.info("file_downloaded", { userId, fileId: fileId.data, contactId, bytes: bytes.length });
      return new Response(new Uint8Array(bytes), { headers: SAVED_NEVER_SHOWN });
    } catch (error) {
      log.error("file_not_downloaded", { fileId: fileId.data, ...errorFacts(error) });
      return refusal("failed");
    }
  });
  return app;
}

function withheld(): Response {
  const headers = { "cache-control": "no-store" };
  return Response.json({ kind: "withheld" }, { status: WITHHELD_STATUS, headers });
}
