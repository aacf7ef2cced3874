import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { askInTime } from "../talk/ask-in-time.ts";

/** The clock of every gateway of a house, which can be moved on: hours of a night take seconds here. */
export interface MovedClock {
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => number;
  /** Moves it on, and resolves once the gateway at `url` goes by it. */
  readonly pass: (ms: number, url: URL) => Promise<void>;
  readonly close: () => Promise<void>;
}

const PRELOAD = new URL("clock-preload.ts", import.meta.url).href;
/** The header has whole seconds. */
const EXACT_MS = 2_000;
/** What was due in between is done first, and asks of the same machine. */
const MOVES_MS_MAX = 20_000;

export async function movedClock(): Promise<MovedClock> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-clock-"));
  const file = join(folder, "ahead");
  let ahead = 0;
  const write = async (): Promise<void> => {
    // In one piece, because it may be read at any moment.
    await writeFile(`${file}.next`, String(ahead));
    await rename(`${file}.next`, file);
  };
  await write();
  const now = (): number => Date.now() + ahead;
  return {
    environment: { NODE_OPTIONS: `--import ${PRELOAD}`, CLOCK_AHEAD_FILE: file },
    now,
    async pass(ms, url) {
      ahead += ms;
      await write();
      for (const end = Date.now() + MOVES_MS_MAX; ; await sleep(20)) {
        const answer = await askInTime(new URL("/readyz", url));
        const theirs = Date.parse(answer.headers.get("date") ?? "");
        if (answer.ok && Math.abs(theirs - now()) <= EXACT_MS) return;
        if (Date.now() > end) throw new Error("The gateway's clock does not move.");
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
