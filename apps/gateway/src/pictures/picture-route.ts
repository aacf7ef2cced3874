import { decideAccess } from "@holdfast/access-policy";
import { ContactId, PictureId } from "@holdfast/case-schema";
import type { AuditStore, BarStore, OpenedCopy, PictureStore } from "@holdfast/db";
import { Hono } from "hono";
import { asTold } from "../http/as-told.ts";
import { fromElsewhere } from "../http/origin-check.ts";
import { refusal, type Refusal } from "../http/refusal.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Identity, LiveSessions } from "../sessions/live-sessions.ts";
import type { Redraw } from "./redraw/queued-redraw.ts";

/** What showing pictures needs. */
export interface PictureRoute {
  readonly pictures: Pick<PictureStore, "open" | "addCopies">;
  readonly bars: Pick<BarStore, "keeps">;
  readonly audit: Pick<AuditStore, "note">;
  readonly redraw: Redraw;
  readonly sessions: Pick<LiveSessions, "identify" | "available">;
  readonly url: URL;
  readonly log: Log;
}

type Shown = "display" | "blurred";

const isShown = (copy: string): copy is Shown => copy === "display" || copy === "blurred";

/** As for something that strangers made: kept nowhere, framed nowhere, run nowhere. */
export const PICTURE_NEVER_KEPT = {
  "cache-control": "no-store",
  "content-disposition": "inline",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-type": "image/webp",
  "x-content-type-options": "nosniff",
} as const;

/**
 * `POST /pictures/<id>/<display|blurred>`: the copy that was drawn anew, for whoever may see pictures. A POST, as every
 * question of the console is: no page elsewhere can embed it, nothing prefetches it, nothing keeps it.
 */
export function pictureRoute(parts: PictureRoute): Hono {
  const { audit, sessions, url, log } = parts;
  const app = new Hono();
  app.all("/pictures/:id/:copy", async ({ req }) => {
    if (req.method !== "POST") return refusal("method", { Allow: "POST" });
    if (fromElsewhere(req.raw.headers, url)) return refusal("forbidden");
    if (!sessions.available()) return refusal("unavailable");
    const identity = await sessions.identify(req.header("cookie") ?? null);
    if (identity === null) return refusal("unauthenticated");
    if (!decideAccess(identity.role, "picture.view").allowed) return refusal("forbidden");
    const id = PictureId.safeParse(req.param("id"));
    const copy = req.param("copy");
    if (!id.success || !isShown(copy)) return refusal("not_found");
    try {
      const opened = await openOrDraw(await asTold(parts.bars, identity, id.data), copy, parts);
      if (opened.kind !== "bytes") return refusal(WHY_NOT[opened.kind]);
      await audit.note({
        by: identity.userId,
        deed: "looked",
        thing: "picture",
        subjectId: id.data,
        contactId: ContactId.parse(opened.contactId),
        refusal: null,
      });
      viewed(identity, id.data, copy, opened.contactId, log);
      return new Response(new Uint8Array(opened.bytes), { headers: PICTURE_NEVER_KEPT });
    } catch (error) {
      log.error("picture_not_shown", { pictureId: id.data, ...errorFacts(error) });
      return refusal("failed");
    }
  });
  return app;
}

const WHY_NOT: Readonly<Record<Exclude<OpenedCopy["kind"], "bytes">, Refusal>> = {
  quarantined: "gone",
  no_copy: "unavailable",
  not_found: "not_found",
};

/** A picture that came back from quarantine has no copies: they are drawn once more, and only then looked for again. */
async function openOrDraw(
  id: PictureId,
  copy: Shown,
  { pictures, redraw }: Pick<PictureRoute, "pictures" | "redraw">,
): Promise<OpenedCopy> {
  const opened = await pictures.open(id, copy);
  if (opened.kind !== "no_copy") return opened;
  const original = await pictures.open(id, "original");
  if (original.kind !== "bytes") return original;
  const redrawn = await redraw(original.bytes);
  if (redrawn.kind === "drawn") await pictures.addCopies(id, redrawn);
  return pictures.open(id, copy);
}

/** Who saw what, in the log: by ids. */
function viewed({ userId }: Identity, pictureId: PictureId, copy: Shown, contactId: string, log: Log): void {
  log.info("picture_viewed", { userId, pictureId, contactId, copy });
}
