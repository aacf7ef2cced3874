import { z } from "zod";

/** How far a folder has been read. Written as the checkpoint after what it covers is stored. */
const Cursor = z.object({
  /** The server's word that UIDs still mean what they meant. */
  validity: z.string().regex(/^[0-9]+$/),
  /** Every message up to this UID is stored, or was left alone. */
  uid: z.number().int().min(0),
  /** What was in the folder when it was first seen (up to this UID) is read only when it is younger than `since`. */
  until: z.number().int().min(0),
  /** In milliseconds since 1970. */
  since: z.number().int(),
});
export type Cursor = z.infer<typeof Cursor>;

/** The state of a folder as it was opened. */
export interface OpenedFolder {
  readonly validity: string;
  readonly uidNext: number;
}

const DAY_MS = 86_400_000;

/**
 * Where to go on reading. A folder seen for the first time starts `firstReadDays` ago. One whose UIDs have changed their
 * meaning is read again as at the first time: what is stored already is known by its own key.
 */
export function cursorFor(
  kept: string | null,
  { validity, uidNext }: OpenedFolder,
  now: number,
  firstReadDays: number,
): Cursor {
  const known = kept === null ? null : parse(kept);
  if (known?.validity === validity) return known;
  return {
    validity,
    uid: 0,
    until: Math.max(0, uidNext - 1),
    since: known?.since ?? now - firstReadDays * DAY_MS,
  };
}

function parse(text: string): Cursor | null {
  try {
    return Cursor.parse(JSON.parse(text));
  } catch {
    // Nobody else writes it; should it be spoiled all the same, reading again costs nothing but time.
    return null;
  }
}

/** What to ask the server for: messages of the first reading, then everything after it. */
export type Quest =
  | { readonly kind: "first"; readonly range: string; readonly since: Date }
  | { readonly kind: "rest"; readonly range: string };

/** The next question. IMAP's SINCE counts whole days by the server's own calendar, so one more is asked for. */
export function questOf({ uid, until, since }: Cursor): Quest {
  return uid < until
    ? { kind: "first", range: `${uid + 1}:${until}`, since: new Date(since - DAY_MS) }
    : { kind: "rest", range: `${uid + 1}:*` };
}
