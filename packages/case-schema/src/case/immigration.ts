import { z } from "zod";

/** With what right somebody is in the country, as they say it. It is asked only where it is needed. */
export const ImmigrationStatus = z.enum([
  "citizen",
  "permanent_resident",
  "work_visa",
  "visitor_or_student",
  "asylum_or_refugee",
  "trafficking_visa",
  "pending",
  "without_status",
  "not_said",
]);
export type ImmigrationStatus = z.infer<typeof ImmigrationStatus>;

/** Who has somebody's papers. */
export const DocumentsHeldBy = z.enum(["themself", "exploiter", "somebody_else", "nobody", "not_said"]);
export type DocumentsHeldBy = z.infer<typeof DocumentsHeldBy>;
