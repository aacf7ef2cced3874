import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Beginning } from "./reader-process.ts";
import type { Answer, Task } from "./reader.ts";

const PROGRAM = fileURLToPath(new URL("reader-process.ts", import.meta.url));

/** It reads programs, and writes nothing, starts nothing and asks nobody. */
const CONFINED = ["--permission", "--allow-fs-read=*", "--no-warnings"];

/**
 * A stack for what lies deep in each other, where the machine allows it; and where it aborts, no image of a memory that
 * holds somebody's words.
 */
const SHELL = 'ulimit -c 0; ulimit -s 16384 2>/dev/null; exec "$0" "$@"';
const STACK_KB = 7_600;
const YOUNG_MB = 16;

/** Whoever stops the house stops what it started, and says nothing about a mail. */
const STOPPED: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP"]);

/** A process that reads mails, one after the other. */
export interface ReaderProcess {
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined;
  readonly hand: (task: Task) => void;
  /** Ends it at once; resolves when it is gone. */
  readonly end: () => Promise<void>;
}

export interface ReaderProcessOptions extends Beginning {
  /** What it may use beside the mail itself, in megabytes. */
  readonly heapMb: number;
  readonly onAnswer: (answer: Answer) => void;
  /** It ended by itself; `isStopped` when somebody stopped it, and not the mail. */
  readonly onEnd: (isStopped: boolean) => void;
}

/** Starts one. It keeps nobody alive, and ends with whoever started it. */
export function startReaderProcess(options: ReaderProcessOptions): ReaderProcess {
  const { house, limits, heapMb, onAnswer, onEnd } = options;
  const flags = [
    `--max-old-space-size=${heapMb}`,
    `--max-semi-space-size=${YOUNG_MB}`,
    `--stack-size=${STACK_KB}`,
  ];
  const child = spawn("/bin/sh", ["-c", SHELL, process.execPath, ...flags, ...CONFINED, PROGRAM], {
    // Nothing of ours goes along; what a mail could have printed would be somebody's words.
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  let isOver = false;
  const over = (isStopped: boolean): void => {
    if (isOver) return;
    isOver = true;
    onEnd(isStopped);
  };
  child.on("message", (answer) => onAnswer(answer as Answer));
  child.on("exit", (_code, signal) => over(STOPPED.has(signal ?? "")));
  child.on("error", () => over(false));
  // Where the machine runs out of memory, this one goes first.
  writeFile(`/proc/${child.pid}/oom_score_adj`, "1000").catch(() => {});
  child.unref();
  child.channel?.unref();
  // What cannot be handed over is told by its end.
  const send = (what: Beginning | Task): void => void child.send(what, () => {});
  send({ house, limits });
  return {
    pid: child.pid,
    hand: send,
    async end() {
      isOver = true;
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = once(child, "exit");
      // Whoever waits for its end lives that long.
      child.ref();
      child.kill("SIGKILL");
      await gone;
    },
  };
}
