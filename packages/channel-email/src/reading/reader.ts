import type { House } from "../threading/our-names.ts";
import { startReaderProcess, type Ending, type ReaderProcess, type Start } from "./start-reader-process.ts";
import { keyOfBytes, READ_LIMITS, type Envelope, type ReadLimits, type ReadMail } from "./read-mail.ts";

/** What became of a mail: it was understood, or it is kept as it came, under keys that any copy of it has. */
export type Reading =
  | { readonly kind: "mail"; readonly mail: ReadMail }
  | {
      readonly kind: "unreadable";
      readonly reason: "too_large" | "too_slow" | "malformed";
      readonly dedupeKey: string;
      readonly threadKey: string;
    };

export interface ReaderLimits extends ReadLimits {
  /** Mails larger than this are not read, in bytes. */
  readonly bytes: number;
  /** How long a process that is ready may take to read one mail, in milliseconds; then it is ended. */
  readonly timeMs: number;
  /** What a process may use beside the mail itself, in megabytes. */
  readonly heapMb: number;
}

export const READER_LIMITS: ReaderLimits = { ...READ_LIMITS, bytes: 64_000_000, timeMs: 10_000, heapMb: 512 };

/** Reads mails in processes of their own: what one of them does to its reader is nobody else's trouble. */
export interface Reader {
  /**
   * Never rejects. What cannot be understood in time and memory is `unreadable`; while no process can be started, mails wait.
   */
  readonly read: (raw: Uint8Array, envelope: Envelope) => Promise<Reading>;
  /** Ends the processes; what is still being read is unreadable. */
  readonly close: () => Promise<void>;
}

export interface ReaderOptions {
  readonly workers: number;
  readonly house: House;
  readonly limits?: Partial<ReaderLimits>;
  /** How long a process that could not be started is left alone before the next try, in milliseconds. */
  readonly restMs?: number;
  readonly start?: Start;
}

/** What a process is handed, and what it says. */
export interface Task {
  readonly raw: Uint8Array;
  readonly envelope: Envelope;
}
export type Answer = { readonly mail: ReadMail } | { readonly failed: true };

interface Job extends Task {
  /** A process ended at it, or took too long, which may have been the machine's doing: this is its second. */
  readonly again: boolean;
  readonly settle: (reading: Reading) => void;
}

/** A process and what it was handed: it reads the first of its jobs, and the others wait at its door. */
interface Seat {
  worker: ReaderProcess | null;
  jobs: Job[];
  isReady: boolean;
  timer: NodeJS.Timeout | null;
  /** None could be started here: the next try is due when this ends. */
  rest: NodeJS.Timeout | null;
}

/** Small mails are handed over before they are asked for, or a process waits longer for mail than it takes to read it. */
const AHEAD_MAX = 8;
const AHEAD_BYTES = 500_000;

const REST_MS = 1000;
/** How long a process may take to begin; on a machine that is this slow the next one is no faster. */
const START_MS = 60_000;

/** Opens as many processes as are needed, up to `workers`; each starts with its first mail. */
export function openReader(options: ReaderOptions): Reader {
  const { workers, house, limits: given, restMs = REST_MS, start } = options;
  const limits: ReaderLimits = { ...READER_LIMITS, ...given };
  const seats: Seat[] = Array.from({ length: Math.max(1, workers) }, () => ({
    worker: null,
    jobs: [],
    isReady: false,
    timer: null,
    rest: null,
  }));
  const waiting: Job[] = [];
  let isClosed = false;

  const watch = (seat: Seat): void => {
    if (seat.timer) clearTimeout(seat.timer);
    const { worker } = seat;
    seat.timer = null;
    if (worker === null || seat.jobs.length === 0) return;
    seat.timer = seat.isReady
      ? setTimeout(() => fail(seat, worker, "too_slow"), limits.timeMs)
      : setTimeout(() => fail(seat, worker, "not_started"), START_MS);
  };

  const settleFirst = (seat: Seat, readingOf: (job: Job) => Reading): void => {
    const job = seat.jobs.shift();
    watch(seat);
    if (job) job.settle(readingOf(job));
  };

  const fail = (seat: Seat, worker: ReaderProcess, why: Ending | "too_slow"): void => {
    if (seat.worker !== worker) return;
    seat.worker = null;
    seat.isReady = false;
    void worker.end();
    // The first alone was being read; the others go to whoever is free, and so does what nobody is to blame for.
    const [first] = seat.jobs;
    if (first && (why === "killed" || why === "too_slow") && !first.again) {
      seat.jobs[0] = { ...first, again: true };
    } else if (why !== "stopped" && why !== "not_started") {
      settleFirst(seat, ({ raw }) => unreadable(why === "too_slow" ? why : "malformed", raw));
    }
    waiting.unshift(...seat.jobs.splice(0));
    watch(seat);
    if (why === "not_started") {
      seat.rest = setTimeout(() => {
        seat.rest = null;
        handOut();
      }, restMs);
    }
    handOut();
  };

  const seated = (seat: Seat): ReaderProcess => {
    if (seat.worker) return seat.worker;
    const worker = startReaderProcess({
      house,
      limits,
      heapMb: limits.heapMb,
      ...(start === undefined ? {} : { start }),
      onReady: () => {
        if (seat.worker !== worker) return;
        seat.isReady = true;
        watch(seat);
      },
      onAnswer: (answer) => {
        if (seat.worker !== worker) return;
        settleFirst(seat, ({ raw }) =>
          "mail" in answer ? { kind: "mail", mail: answer.mail } : unreadable("malformed", raw),
        );
        handOut();
      },
      // Out of memory arrives here.
      onEnd: (why) => fail(seat, worker, why),
    });
    seat.worker = worker;
    return worker;
  };

  const handOut = (): void => {
    if (isClosed) return;
    for (let job = waiting[0]; job; job = waiting[0]) {
      const seat = roomFor(seats, job);
      if (!seat) return;
      waiting.shift();
      const worker = seated(seat);
      seat.jobs.push(job);
      if (seat.jobs.length === 1) watch(seat);
      worker.hand({ raw: job.raw, envelope: job.envelope });
    }
  };

  return {
    read: (raw, envelope) =>
      new Promise((resolve) => {
        if (raw.length > limits.bytes) return resolve(unreadable("too_large", raw));
        if (isClosed) return resolve(unreadable("malformed", raw));
        waiting.push({ raw, envelope, again: false, settle: resolve });
        return handOut();
      }),
    close: async () => {
      isClosed = true;
      const ended = seats.map((seat) => {
        const { worker } = seat;
        seat.worker = null;
        waiting.push(...seat.jobs.splice(0));
        watch(seat);
        if (seat.rest) clearTimeout(seat.rest);
        return worker?.end() ?? Promise.resolve();
      });
      for (const { settle, raw } of waiting.splice(0)) settle(unreadable("malformed", raw));
      await Promise.all(ended);
    },
  };
}

/** Of the seats that do not rest the one with the fewest jobs, if it is empty or everything at it is small. */
function roomFor(seats: readonly Seat[], { raw }: Job): Seat | null {
  const [seat] = seats
    .filter(({ rest }) => rest === null)
    .toSorted((one, other) => one.jobs.length - other.jobs.length);
  if (!seat || seat.jobs.length === 0) return seat ?? null;
  const bytes = seat.jobs.reduce((sum, job) => sum + job.raw.length, raw.length);
  return seat.jobs.length < AHEAD_MAX && bytes <= AHEAD_BYTES ? seat : null;
}

function unreadable(reason: "too_large" | "too_slow" | "malformed", raw: Uint8Array): Reading {
  const key = keyOfBytes(raw);
  return { kind: "unreadable", reason, dedupeKey: key, threadKey: key };
}
