import { z } from "zod";
import { Uuid } from "./ids.ts";

/**
 * Where a picture or another file of a message stands. It only moves forward; out of quarantine it comes by a named
 * officer's decision alone.
 */
export const PictureState = z.enum(["wanted", "kept", "gone", "refused", "quarantined", "withdrawn"]);
export type PictureState = z.infer<typeof PictureState>;

/** Why a file is kept and not shown, or not even kept: `too_large`. */
export const PictureRefusal = z.enum(["too_large", "not_a_picture", "bomb", "unreadable"]);
export type PictureRefusal = z.infer<typeof PictureRefusal>;

/** What a file proved to be. Only pictures are shown. */
export const FileKind = z.enum(["picture", "audio", "video", "contact_card", "document", "other"]);
export type FileKind = z.infer<typeof FileKind>;

/** What a named officer decided about a picture that may be a sexual image of a minor. */
export const ReportOutcome = z.enum(["reported", "not_reported", "marked_by_mistake"]);
export type ReportOutcome = z.infer<typeof ReportOutcome>;

export const PictureId = Uuid.brand<"PictureId">();
export type PictureId = z.infer<typeof PictureId>;

export const ReportId = Uuid.brand<"ReportId">();
export type ReportId = z.infer<typeof ReportId>;

/** Largest file taken from a provider, in bytes. */
export const FILE_BYTES_MAX = 25 * 1024 * 1024;
