import { asOf } from "../log/as-of.ts";
import type { LogPosition } from "../log/log-store.ts";
import type { Inside } from "../store/inside.ts";
import type { ContactFacts } from "./contact-facts.ts";
import { queueRowOf, queueRows } from "./queue-statement.ts";

/** Every contact that waits or is held, unordered, with the place in the log that they hold for. */
export async function readQueue({
  pool,
}: Pick<Inside, "pool">): Promise<{ readonly asOf: LogPosition; readonly rows: readonly ContactFacts[] }> {
  let position: LogPosition | null = null;
  const rows: ContactFacts[] = [];
  await queueRows(pool, (fields) => {
    const [epoch, xmin] = fields;
    // Wherever in the answer it stands: nothing says that it comes first.
    if (epoch === null || xmin === null) rows.push(queueRowOf(fields));
    else position = asOf({ epoch, xmin });
  });
  if (position === null) throw new Error("the queue's statement always says what it holds for");
  return { asOf: position, rows };
}
