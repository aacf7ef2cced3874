import { z } from "zod";
import { Uuid } from "./ids.ts";
import { FILE_BYTES_MAX } from "./picture.ts";

export const ScanId = Uuid.brand<"ScanId">();
export type ScanId = z.infer<typeof ScanId>;

/** What the scan of a paper can be, by its own first bytes. */
export const ScanKind = z.enum(["pdf", "jpeg", "png", "heic"]);
export type ScanKind = z.infer<typeof ScanKind>;

/** Why a file is not kept as the scan of a paper. */
export const ScanRefusal = z.enum([
  /** More than one file may have, or than all of one release may have together. */
  "too_large",
  "full",
  "not_a_scan",
  "damaged",
  "too_many_pages",
  /** The release was withdrawn. */
  "withdrawn",
  /** Another file came under that id. */
  "other",
]);
export type ScanRefusal = z.infer<typeof ScanRefusal>;

/** What all scans of one release may have together, in bytes, and so what one may. */
export const SCAN_BYTES_MAX = FILE_BYTES_MAX;

/** Within how many milliseconds whoever sends a scan is answered: it comes, waits for its turn and is drawn. */
export const SCAN_ANSWERED_MS = 170_000;

/** How many pages one scan has at most. */
export const SCAN_PAGES_MAX = 20;
