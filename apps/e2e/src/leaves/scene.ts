import type { Stage } from "../stage.ts";
import type { Row } from "../talk/queue.ts";
import type { Staff } from "../talk/staff.ts";

/** The open house in which something would leave, and who is in it. */
export interface Scene {
  readonly stage: Stage;
  readonly staff: Readonly<Record<"dana" | "ada" | "lee" | "pat" | "cam" | "alex", Staff>>;
  /** Somebody writes for the first time. */
  readonly writes: (from: string, text: string) => Promise<Row>;
}
