import { answersMeanwhile, type Answers } from "./answers-meanwhile.ts";
import { connectPatienceMs, patienceMs, waitBeforeTryMs } from "@holdfast/wire";

/** As much of a Socket.IO socket as it takes; its own reconnecting must be off. */
export interface Connectable {
  readonly connected: boolean;
  /** Opens it; `hung` says how many tries before this one came to nothing although the gateway had just answered. */
  readonly connect: (hung: number) => unknown;
  readonly disconnect: () => unknown;
}

export interface KeepConnectedOptions {
  readonly socket: Connectable;
  readonly answers: Answers;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
  /** At least 0, less than 1. */
  readonly random: () => number;
}

export interface KeptConnection {
  readonly connected: () => void;
  /** It broke, or could not be made; it is tried again. A gateway that lives and refuses is not asked so often. */
  readonly lost: (by: "line" | "gateway") => void;
  /** The network may be back, or the computer awake: nobody waits now. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** A try that is younger than this goes on when somebody wakes; an older one may hang on a network that is gone. */
const YOUNG_MS = 1_000;
/** A refusal costs the gateway a handshake, as while its database is away: it is asked as one that has been away so long. */
const REFUSED_AS_IF_AWAY_MS = 60_000;

/**
 * Brings a socket back when its connection was lost. Socket.IO would do so by itself, but it waits up to its longest time
 * whatever it is told, gives a dead line twenty seconds, and does nothing when asked to connect meanwhile. And browsers
 * hold back sockets of a page whose last dozen failed, for seconds each: so the gateway is asked by a plain request first,
 * and the socket is opened once that was answered. A handshake that hangs all the same is given up and tried again.
 */
export function keepConnected({ socket, answers, clock, random }: KeepConnectedOptions): KeptConnection {
  let triedAt: number | null = clock();
  let awaySince = triedAt;
  let openedAt = triedAt;
  let lastTookMs: number | null = null;
  let hung = 0;
  let asking = new AbortController();
  let isStopped = false;
  // The socket opens by itself when a console starts.
  let waiting = setTimeout(giveUp, connectPatienceMs(hung, lastTookMs));

  async function attempt(): Promise<void> {
    clearTimeout(waiting);
    // What the try before still waits for would hold connections that this one needs.
    asking.abort();
    const mine = new AbortController();
    asking = mine;
    triedAt = clock();
    const isThere = await answersMeanwhile(answers, patienceMs(triedAt - awaySince, lastTookMs), mine.signal);
    // Somebody woke meanwhile, and tries anew; or nobody wants it any more.
    if (mine.signal.aborted) return;
    mine.abort();
    if (!isThere) return wait("line");
    // How long a dead line kept the question says nothing of how slow the line is now.
    openedAt = clock();
    waiting = setTimeout(giveUp, connectPatienceMs(hung, lastTookMs));
    socket.connect(hung);
  }

  function giveUp(): void {
    hung += 1;
    // Asked to connect while it still opens, Socket.IO would do nothing.
    socket.disconnect();
    wait("line");
  }

  function wait(by: "line" | "gateway"): void {
    clearTimeout(waiting);
    const awayMs = Math.max(clock() - awaySince, by === "gateway" ? REFUSED_AS_IF_AWAY_MS : 0);
    waiting = setTimeout(() => void attempt(), waitBeforeTryMs(awayMs, random()));
  }

  return {
    connected: () => {
      if (triedAt !== null) lastTookMs = clock() - openedAt;
      triedAt = null;
      hung = 0;
      clearTimeout(waiting);
    },
    lost: (by) => {
      if (isStopped) return;
      // Not told of every try in between: away is away since it stood.
      if (triedAt === null) awaySince = clock();
      wait(by);
    },
    wake: () => {
      if (isStopped || socket.connected) return;
      if (triedAt !== null && clock() - triedAt < YOUNG_MS) return;
      // What hangs there would be taken for a try that is under way.
      socket.disconnect();
      void attempt();
    },
    stop: () => {
      isStopped = true;
      asking.abort();
      clearTimeout(waiting);
    },
  };
}
