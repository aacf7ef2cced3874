import type { Server as HttpServer } from "node:http";
import type { Store } from "@holdfast/db";
import { HEAD_EVERY_MS, isOfCase, type JoinAnswer } from "@holdfast/wire";
import { createLogReader, createReplayReader } from "@holdfast/wire/server";
import type { OpenBus } from "../bus/bus.ts";
import type { VolatileWord } from "../bus/volatile-word.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import { fewATurn } from "../turns/few-a-turn.ts";
import { inTurn } from "../turns/in-turn.ts";
import { admitLiveSessions } from "./admission.ts";
import { answersApart } from "./answer-for.ts";
import { caseFollowers, mayReadCase } from "./case-followers.ts";
import { handedTogether } from "./handed-together.ts";
import { serveJoins } from "./join-requests.ts";
import { judgeJoins } from "./judge-joins.ts";
import { knownBars } from "./known-bars.ts";
import { servePresence } from "./presence.ts";
import { leaveInTurn } from "./leave-in-turn.ts";
import { startReadLoop } from "./read-loop.ts";
import type { Realtime } from "./realtime.ts";
import { openServer, type ServesHost } from "./server.ts";
import { streamsIn } from "./stream-rooms.ts";
import { NO_CONTACT_STREAM, roomOfUser, tellApart } from "./tell-apart.ts";
import { listenForCommits } from "./wake-ups.ts";
import { writtenTogether } from "./written-together.ts";

export interface RealtimeOptions {
  readonly server: HttpServer;
  readonly store: Pick<Store, "log">;
  /** Tells whose a case is. */
  readonly cases: Pick<Store["cases"], "news">;
  /** Tells who is barred from which contacts. */
  readonly bars: Pick<Store["bars"], "everybody">;
  /** Is told which contacts leads have before them. */
  readonly watches: Pick<Store["watches"], "heardOf">;
  readonly sessions: LiveSessions;
  /** The one origin whose pages may connect. */
  readonly origin: string;
  readonly servesHost: ServesHost;
  /** How gateways of this house tell each other of commits. */
  readonly bus: OpenBus;
  readonly clock: () => number;
  readonly log: Log;
  /** At least 0, less than 1. */
  readonly chance: () => number;
  /** How often heads go out; the wire's own time unless a test is in a hurry. */
  readonly headEveryMs?: number;
}

/** A tail older than this knows too little to promise anybody that nothing is missing (W9). */
const TRUSTED_MS = 5_000;
const MOST_STREAMS = 64;
/** For how many people at once it is asked whether they may be told of a case: the rest of the database is for what people do. */
const CASES_TOLD_AT_ONCE = 4;
/** How much of what comes back is served in each turn of the event loop: the dearest, 500 events for one who is barred, is milliseconds. */
const SERVED_A_TURN = 8;
const RING = { perStream: 500, inAll: 20_000 };

/** Opens `/socket.io` on the server, and tells everybody who follows a stream what is committed to it. */
export function attachRealtime(options: RealtimeOptions): Realtime {
  const { server, store, sessions, origin, servesHost, clock, log } = options;
  const turn = fewATurn(SERVED_A_TURN);
  const written = writtenTogether();
  const io = openServer({ server, origin, servesHost, turn, written });
  const mayRead = mayReadCase(options.cases, clock);
  const judge = judgeJoins(mayRead, clock);
  // Apart from joins as well: however many ask to follow, whoever does is told.
  const toldInTurn = inTurn(CASES_TOLD_AT_ONCE);
  const ofCases = caseFollowers(
    io,
    async (user, stream) => toldInTurn(async () => mayRead(user, stream)),
    log,
  );
  const answers: Record<JoinAnswer["kind"], number> = { replay: 0, reset: 0, refused: 0 };
  let batches = 0;
  let events = 0;
  let told = 0;
  let replayReads = 0;

  const bars = knownBars({
    log: store.log,
    bars: options.bars,
    recheck: sessions.recheck,
    onChange: (user, contacts) => apart.changed(user, contacts),
  });
  const apart = tellApart(io, bars);

  const reader = createLogReader({
    log: bars.log,
    limits: RING,
    clock,
    announce: {
      batch(batch) {
        batches += 1;
        events += batch.events.length;
        // Whoever was let in is judged anew at once.
        if (isOfCase(batch.stream)) judge.forget(batch.stream);
        // Encoding comes before looking who is there, and nobody follows most contacts.
        const followers = io.of("/").adapter.rooms.get(batch.stream);
        if (followers === undefined) return;
        told += followers.size;
        if (isOfCase(batch.stream)) return ofCases.batch(batch);
        apart.batch(batch);
      },
      reset(stream, reason) {
        log.warn("realtime.reset", { reason, every: stream === null });
        (stream ? io.to(stream) : io).emit("reset", { stream, reason });
      },
    },
  });
  const tail = startReadLoop({
    read: reader.read,
    coalesceMs: 10,
    sweepMs: 1_000,
    firstBackoffMs: 100,
    mostBackoffMs: 2_000,
    clock,
    onFailure: (error) => log.error("realtime.tail_failed", errorFacts(error)),
    onRecovery: (failedReads) => log.info("realtime.tail_recovered", { failedReads }),
  });
  const pass = (word: VolatileWord): void =>
    word.kind === "presence" ? apart.presence(word.presence) : apart.draft(word.notice);
  const passTogether = (words: readonly VolatileWord[]): void => {
    if (words.length === 1) return words.forEach(pass);
    written.together(() => words.forEach(pass));
  };
  const others = listenForCommits(
    store.log,
    options.bus,
    { wake: tail.wake, told: handedTogether(passTogether, queueMicrotask) },
    log,
  );
  const toOwn = handedTogether(passTogether, (act) => void setImmediate(act));
  /** The others first, for theirs has a way to go yet; and some lines to them are written at the end of a turn only (W58). */
  const tell = (word: VolatileWord): void => {
    others.tell(word);
    toOwn(word);
  };
  const ring = () => (tail.ageMs() <= TRUSTED_MS ? reader.ring() : null);
  const since: typeof store.log.since = async (...asked) => {
    replayReads += 1;
    return store.log.since(...asked);
  };
  const source = { ring, catchUp: tail.catchUp, readLog: createReplayReader({ since }, 4) };
  const answerFor = answersApart();
  const forgetSessions = admitLiveSessions(io, sessions, turn, (socket) => {
    void socket.join(roomOfUser(socket.data.identity.userId));
    serveJoins(socket, {
      source,
      bars,
      sessions,
      judge,
      answerFor,
      turn,
      mostStreams: MOST_STREAMS,
      log,
      onAnswer: ({ kind }) => (answers[kind] += 1),
    });
    servePresence(socket, {
      sessions,
      clock,
      tell: (presence) => tell({ kind: "presence", presence }),
      heardOf(by, contact) {
        options.watches
          .heardOf(by, contact)
          .catch((error: unknown) => log.warn("watch_not_kept", errorFacts(error)));
      },
    });
  });

  let leaving: ReturnType<typeof leaveInTurn> | null = null;
  const streams = () => streamsIn(io.of("/").adapter.rooms.keys());
  const heads = setInterval(() => {
    const known = ring();
    if (!known) return;
    const nowhere = known.head(NO_CONTACT_STREAM);
    for (const stream of streams()) {
      const cursor = known.head(stream);
      if (isOfCase(stream)) ofCases.head(stream, cursor);
      else apart.head(stream, cursor, nowhere);
    }
  }, options.headEveryMs ?? HEAD_EVERY_MS);

  return {
    tailAgeMs: tail.ageMs,
    busIsUp: others.isUp,
    figures: () => ({
      sockets: io.of("/").sockets.size,
      streams: streams().length,
      tailAgeMs: tail.ageMs(),
      batches,
      events,
      told,
      replayReads,
      answers: { ...answers },
    }),
    present: () => [
      ...new Set(Array.from(io.of("/").sockets.values(), (socket) => socket.data.identity.userId)),
    ],
    tellDraft: (notice) => tell({ kind: "draft", notice }),
    async leave(overMs) {
      leaving = leaveInTurn(
        Array.from(io.of("/").sockets.values(), ({ conn }) => conn),
        overMs,
        options.chance,
      );
      await leaving.gone;
    },
    async close() {
      leaving?.hurry();
      clearInterval(heads);
      forgetSessions();
      io.disconnectSockets(true);
      io.engine.close();
      await Promise.all([others.stop(), tail.close()]);
      await ofCases.settled();
    },
  };
}
