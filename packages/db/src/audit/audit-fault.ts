/** What is not as it was sealed. Positions count from 1. */
export type AuditFault =
  /** The row that stood there is gone. */
  | { readonly kind: "removed"; readonly position: number; readonly seq: string }
  /** The row there says something else, or stands elsewhere than it did. */
  | { readonly kind: "edited" | "reordered"; readonly position: number; readonly seq: string }
  /** After that position stands a row that nobody sealed. */
  | { readonly kind: "inserted"; readonly position: number; readonly seq: string }
  /** A seal is gone or was written anew, so that nobody knows what stood from that position up to another one. */
  | { readonly kind: "seal_gone" | "seal_edited"; readonly position: number; readonly upTo: number }
  /** Outside the database more was kept than is in it: what came after that position was cut off. */
  | { readonly kind: "truncated"; readonly position: number; readonly upTo: number }
  /** What was kept outside the database says otherwise of the rows up to there. */
  | { readonly kind: "not_as_anchored"; readonly position: number };
