import { setTimeout as pause } from "node:timers/promises";
import { askAri, type AriAccess } from "../ari/ari-client.ts";

/** What trying to record came to. `away`: Asterisk could not be asked. */
export type Proof = "fails" | "works" | "away";

/** The formats that Asterisk could write, by the modules that it may load. */
const FORMATS = ["wav", "ulaw"];

/** Longer than Asterisk needs to open a file, or to fail to. */
const OPEN_MS = 250;

/**
 * Tries to record an empty room (CH61). Asterisk says that it records even where no file can be written; but it starts the same
 * recording a second time only when the first has come to nothing.
 */
export async function tryToRecord(
  access: AriAccess,
  fetch: typeof globalThis.fetch,
  name: string,
  wait: (ms: number) => Promise<void> = pause,
): Promise<Proof> {
  const bridge = `proof~${name}`;
  const ask = (route: string, body?: unknown): ReturnType<typeof askAri> =>
    askAri(access, fetch, route, { bridge }, { body });
  const made = await ask("POST /bridges/{bridge}", { type: "mixing", name: bridge });
  if (made.kind !== "ok") return "away";
  try {
    for (const format of FORMATS) {
      const body = { name: `proof-${name}-${format}`, format, maxDurationSeconds: 2, ifExists: "fail" };
      const first = await ask("POST /bridges/{bridge}/record", body);
      if (first.kind === "away") return "away";
      if (first.kind === "refused") continue;
      await wait(OPEN_MS);
      const again = await ask("POST /bridges/{bridge}/record", body);
      if (again.kind === "away") return "away";
      if (again.kind === "refused") return "works";
    }
    return "fails";
  } finally {
    await ask("DELETE /bridges/{bridge}");
  }
}
