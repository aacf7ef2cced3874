import { FILE_BYTES_MAX } from "@holdfast/case-schema";
import type { Channel, FetchedMedia } from "@holdfast/channel-kit";
import type { Fetched, PictureStore, WantedPicture } from "@holdfast/db";
import { withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { pauseMs } from "../outbox/what-next.ts";
import type { Redraw } from "./redraw/queued-redraw.ts";
import { whatItIs } from "./redraw/what-it-is.ts";

/** What fetching needs. */
export interface FetchParts {
  readonly pictures: Pick<PictureStore, "settle" | "tryAgain" | "openWanted">;
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<string, Pick<Channel, "media">>;
  readonly redraw: Redraw;
  readonly holder: string;
  readonly clock: () => number;
  readonly log: Log;
  /** Rejects once nobody waits any more for what a provider says. */
  readonly stopped: Promise<never>;
}

/** Longest a channel may take for one file. */
const FETCH_PATIENCE_MS = 40_000;
/** A channel that is not open here may be elsewhere, or tomorrow. */
const OFF_PAUSE_MS = 60_000;
/** The longest wait that a provider is granted. */
const ASKED_MAX_MS = 60 * 60_000;
/** What is not there is asked for so often: a provider may list a file a moment before it has it. */
const GONE_ATTEMPTS = 3;

/** Fetches one leased file, has it drawn anew, and records what came of it. Rejects only when the database does. */
export async function fetchPicture(wanted: WantedPicture, parts: FetchParts): Promise<void> {
  const { pictures, holder, clock, log } = parts;
  const { id, contactId, channel, attempt } = wanted;
  const facts = { pictureId: id, contactId, channel, attempt };
  const came = await ask(wanted, parts);
  if (came.kind === "retry" || (came.kind === "gone" && wanted.media !== null && attempt < GONE_ATTEMPTS)) {
    const asked = came.kind === "retry" ? Math.min(came.afterMs, ASKED_MAX_MS) || 0 : 0;
    await pictures.tryAgain(id, holder, clock() + Math.max(asked, pauseMs(attempt)));
    log.info("picture_delayed", facts);
    return;
  }
  const fetched = came.kind === "fetched" ? await judged(came, parts.redraw, log) : came;
  if (fetched === null) return pictures.tryAgain(id, holder, clock() + pauseMs(attempt));
  const settled = await pictures.settle(id, fetched);
  const refusal = fetched.kind === "refused" ? fetched.refusal : null;
  log.info("picture_settled", { ...facts, outcome: fetched.kind, refusal, settled });
}

async function ask(wanted: WantedPicture, parts: FetchParts): Promise<FetchedMedia> {
  if (wanted.isHere) {
    const bytes = await parts.pictures.openWanted(wanted.id);
    return bytes === null ? { kind: "gone" } : { kind: "fetched", bytes, type: "image/*" };
  }
  if (wanted.media === null) return { kind: "gone" };
  const media = parts.channels.get(wanted.channel)?.media;
  if (media === undefined) return { kind: "retry", afterMs: OFF_PAUSE_MS };
  try {
    const came = withPatience(media(wanted.media.ref, FILE_BYTES_MAX), FETCH_PATIENCE_MS);
    const fetched = await Promise.race([came, parts.stopped]);
    return fetched.kind === "fetched" && fetched.bytes.length > FILE_BYTES_MAX
      ? { kind: "too_large" }
      : fetched;
  } catch (error) {
    parts.log.error("channel_media_failed", {
      channel: wanted.channel,
      pictureId: wanted.id,
      ...errorFacts(error),
    });
    return { kind: "retry", afterMs: 0 };
  }
}

/** What the bytes prove to be; `null` when nobody could tell because no process could be had. */
async function judged(
  { bytes, type }: Extract<FetchedMedia, { kind: "fetched" }>,
  redraw: Redraw,
  log: Log,
): Promise<Fetched | null> {
  const it = whatItIs(bytes, type);
  const refused = { kind: "refused", original: bytes } as const;
  if (it.kind === "file") return { ...refused, refusal: "not_a_picture", what: it.what };
  if (it.kind === "other_picture") return { ...refused, refusal: "unreadable", what: "picture" };
  try {
    const redrawn = await redraw(bytes);
    return redrawn.kind === "drawn"
      ? { kind: "kept", original: bytes, copies: { display: redrawn.display, blurred: redrawn.blurred } }
      : { ...refused, refusal: redrawn.refusal, what: "picture" };
  } catch (error) {
    log.error("picture_not_decoded", errorFacts(error));
    return null;
  }
}
