import { z } from "zod";

/**
 * What machine wrote a message: an answering machine, a list or another sender of bulk, or one that reports what became of
 * mail. It is never a person who waits for us.
 */
export const AutomaticKind = z.enum(["auto_reply", "list", "report"]);
export type AutomaticKind = z.infer<typeof AutomaticKind>;

/** A ground to doubt who wrote a message. It refuses nothing; it is shown beside the address. */
export const DoubtSign = z.enum([
  "name_looks_like_address",
  "name_of_ours",
  "envelope_mismatch",
  "reply_elsewhere",
  "spf_fail",
  "dkim_fail",
  "dmarc_fail",
  "direction_controls",
  "other_address",
  "typed_address",
  "report_unproved",
]);
export type DoubtSign = z.infer<typeof DoubtSign>;

/** Why a message is not shown whole. `withheld`: whoever has it does not hand it out. */
export const PartlyReason = z.enum(["too_long", "parts_left_out", "charset_unknown", "damaged", "withheld"]);
export type PartlyReason = z.infer<typeof PartlyReason>;

/** What part a file has in its message. All but attachments are kept and named, and opened by nobody here. */
export const FileRole = z.enum(["attachment", "signature", "encrypted", "tnef", "message"]);
export type FileRole = z.infer<typeof FileRole>;

/** Longest subject kept, in characters. */
export const SUBJECT_LENGTH_MAX = 2000;

/** Longest formatted version of a message kept, in characters. */
export const HTML_LENGTH_MAX = 1_000_000;

/** Largest message with all that came with it, in bytes: as it came, and again its files together. */
export const MAIL_BYTES_MAX = 25 * 1024 * 1024;

/** Most files kept of one message. */
export const FILES_MAX = 200;

/** Longest name of a file kept, in characters. */
export const FILE_NAME_MAX = 255;
