import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Beginning, Ready } from "./reader-process.ts";
import type { Answer, Task } from "./reader.ts";

const PROGRAM = fileURLToPath(new URL("reader-process.ts", import.meta.url));

/** It reads programs, and writes nothing, starts nothing and asks nobody. */
const CONFINED = ["--permission", "--allow-fs-read=*", "--no-warnings"];

/**
 * A stack for what lies deep in each other, where the machine allows it; and where it aborts, no image of a memory that
 * holds somebody's words. One that nobody ends and that never comes to an end is ended after an hour of work.
 */
const SHELL = 'ulimit -c 0; ulimit -t 3600; ulimit -s 16384 2>/dev/null; exec "$0" "$@"';
const STACK_KB = 7_600;
const YOUNG_MB = 16;

/** Whoever stops the house stops what it started, and says nothing about a mail. */
const STOPPED: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP"]);
/** The machine ends what it has no room for, and what has worked for an hour. */
const KILLED: ReadonlySet<string> = new Set(["SIGKILL", "SIGXCPU"]);

/**
 * Why a process ended by itself. Only of `failed` the mail that it was reading is the cause: `killed` is the machine's doing,
 * which that mail may have caused; `stopped` is somebody's; and what has `not_started` never saw a mail.
 */
export type Ending = "not_started" | "stopped" | "killed" | "failed";

/** Starts a program, as `spawn` does. */
export type Start = (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;

/** A process that reads mails, one after the other. */
export interface ReaderProcess {
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined;
  /** It gets nothing before it has said that it is ready. */
  readonly hand: (task: Task) => void;
  /** Ends it at once; resolves when it is gone. */
  readonly end: () => Promise<void>;
}

export interface ReaderProcessOptions extends Beginning {
  /** What it may use beside the mail itself, in megabytes. */
  readonly heapMb: number;
  readonly onAnswer: (answer: Answer) => void;
  readonly onReady: () => void;
  /** It ended by itself, or never began. Never called before `startReaderProcess` returns. */
  readonly onEnd: (why: Ending) => void;
  readonly start?: Start;
}

/** Starts one. It keeps nobody alive, and ends with whoever started it. Never throws: that it did not start, it says. */
export function startReaderProcess(options: ReaderProcessOptions): ReaderProcess {
  const { house, limits, heapMb, onAnswer, onReady, onEnd, start = spawn } = options;
  const flags = [
    `--max-old-space-size=${heapMb}`,
    `--max-semi-space-size=${YOUNG_MB}`,
    `--stack-size=${STACK_KB}`,
  ];
  const child = startedBy(start, ["-c", SHELL, process.execPath, ...flags, ...CONFINED, PROGRAM]);
  let isOver = false;
  const over = (why: Ending): void => {
    if (isOver) return;
    isOver = true;
    onEnd(why);
  };
  if (child === null) {
    setImmediate(over, "not_started");
    return { pid: undefined, hand: () => {}, end: async () => void (isOver = true) };
  }
  // Without a channel it has no way to be told anything; what cannot be handed over is told by its end.
  const send = (what: Beginning | Task): void => void (child.connected && child.send(what, () => {}));
  // What it was handed while it started: it cannot have failed at that.
  let early: Task[] | null = [];
  child.on("message", (said) => {
    if (isOver) return;
    const answer = said as Answer | Ready;
    if (!("isReady" in answer)) return onAnswer(answer);
    onReady();
    for (const task of early ?? []) send(task);
    early = null;
  });
  child.on("exit", (_code, signal) => over(endingOf(signal, early === null)));
  child.on("error", () => over(child.pid === undefined ? "not_started" : "killed"));
  // Where the machine runs out of memory, this one goes first.
  if (child.pid !== undefined) writeFile(`/proc/${child.pid}/oom_score_adj`, "1000").catch(() => {});
  child.unref();
  child.channel?.unref();
  send({ house, limits });
  return {
    pid: child.pid,
    hand: (task) => void (early === null ? send(task) : early.push(task)),
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

/** `null` where the machine has no room for one more process: some such refusals are thrown. */
function startedBy(start: Start, args: readonly string[]): ChildProcess | null {
  try {
    return start("/bin/sh", args, {
      // Nothing of ours goes along; what a mail could have printed would be somebody's words.
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
  } catch {
    return null;
  }
}

function endingOf(signal: NodeJS.Signals | null, wasReady: boolean): Ending {
  if (STOPPED.has(signal ?? "")) return "stopped";
  if (!wasReady) return "not_started";
  return KILLED.has(signal ?? "") ? "killed" : "failed";
}
