import { FILE_NAME_MAX, FileRole, FILES_MAX, MAIL_BYTES_MAX } from "@holdfast/case-schema";
import { z } from "zod";

/** Bytes in whatever memory they lie. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A file that came with a message and lies nowhere else. Personal data: `name` and `bytes`. */
export const InboundFile = z.object({
  /** What the sender called it, with no control or direction characters; `null` when it has no name. */
  name: z.string().min(1).max(FILE_NAME_MAX).nullable(),
  /** What the sender says it is; believed by nobody: what is shown is found in the bytes (CH31). */
  type: z.string().max(255),
  bytes: Bytes,
  /** Whether it is meant to stand in the text rather than below it. */
  isInline: z.boolean(),
  role: FileRole,
});
export type InboundFile = z.infer<typeof InboundFile>;

/** All files of one message: no more than `FILES_MAX`, and no larger together than `MAIL_BYTES_MAX`. */
export const InboundFiles = z
  .array(InboundFile)
  .max(FILES_MAX)
  .refine((files) => files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= MAIL_BYTES_MAX);
