import { fileURLToPath } from "node:url";
import { askedProgram } from "./asked-program.ts";
import type { CameBack, Compared, CutCrowdOrder, CutCrowdQuestion } from "./cut-crowd-process.ts";
import type { VersionedRow } from "./followed-queue.ts";

const PROGRAM = fileURLToPath(new URL("cut-crowd-process.ts", import.meta.url));
const PATIENCE_MS = 20_000;

/** Consoles of one gateway whose lines can be cut, in a process of their own. */
export interface CutCrowd {
  readonly pid: number;
  /** Cuts all of them at once for so long, and resolves when all are back, or when that has not come in time. */
  readonly cut: (forMs: number) => Promise<CameBack>;
  /** Resolves when each has what is true, or when that has not come in time. */
  readonly compare: (truth: readonly VersionedRow[]) => Promise<Compared>;
  readonly close: () => Promise<void>;
}

/** Connects them all; resolves when each follows the queue. */
export async function openCutCrowd(order: CutCrowdOrder): Promise<CutCrowd> {
  const { ask, close, pid } = await askedProgram<CutCrowdQuestion>(PROGRAM, order);
  return {
    pid,
    cut: async (cutForMs) => (await ask({ cutForMs, patienceMs: PATIENCE_MS })) as CameBack,
    compare: async (truth) => (await ask({ truth, patienceMs: PATIENCE_MS })) as Compared,
    close,
  };
}
