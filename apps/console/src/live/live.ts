import type { ContactId } from "@holdfast/case-schema";
import {
  ANSWER_WITHIN_MS,
  applyEvents,
  contactStream,
  isOfCase,
  latestRevision,
  MAIN_BOARD,
  MAIN_QUEUE,
  NOBODY,
  type StreamName,
  type WireEvent,
} from "@holdfast/wire";
import { io } from "socket.io-client";
import { boardFreshness, hearOfShifts, reopenBoard } from "../board/board-store.ts";
import { loadBoard } from "../board/load-board.ts";
import { hearOfLeadMoves } from "../board/lead-moves-heard.ts";
import { hearOfUncovered } from "../board/uncovered-heard.ts";
import { hearOfCrises } from "../crisis/heard-of-crises.ts";
import { hearOfCalls } from "../calls/calls.ts";
import { serverNow } from "../clock/server-clock.ts";
import { loadContact, openContact, refreshContact } from "../contact/open-contact.ts";
import { catchUpOnDrafts, hearOfDraft } from "../drafts/hear-of-drafts.ts";
import { hearOfEmergencies } from "../emergency/heard-of.ts";
import { hearOfEscalations } from "../escalation/heard-of-escalations.ts";
import { hearOfHandovers } from "../handover/heard-of-handovers.ts";
import { hearOfFollowUps } from "../follow-ups/hear-follow-ups.ts";
import { forgetWhoLeft, hearOfPresence, presence } from "../presence/presence-store.ts";
import { sayPresent } from "../presence/say-present.ts";
import { queue } from "../queue/queue-store.ts";
import { hearOfQueues } from "../queue/queues.ts";
import { hearOfMarks } from "../same-address/hear-marks.ts";
import { openSession, session } from "../session/session.ts";
import { hearOfChannels } from "../status/learn-channels.ts";
import { hearOfAsks } from "../takeover/hear-asks.ts";
import { hearOfTakeOvers } from "../takeover/hear-take-overs.ts";
import { hearOfBeside } from "../watching/beside-heard.ts";
import { freshness, isOutdated } from "./connection.ts";
import { driveFeed } from "./feed-driver.ts";
import { followed } from "./followed.ts";
import { freshnessOf, only } from "./freshness.ts";
import { gatewayAnswers } from "./gateway-answers.ts";
import { keepConnected } from "./keep-connected.ts";
import { loadQueue } from "./load-queue.ts";

/** What the gateway answers to a connection whose session it does not know. */
const UNAUTHENTICATED = "unauthenticated";

/** How the gateway is reached, the best first. */
const WAYS = ["websocket", "polling"] as const;

/** The live connection of one session. */
export interface Live {
  /** Follows this contact, and no longer the one before; `null` follows none. */
  readonly open: (id: ContactId | null) => void;
  /** Follows who is on shift, or no longer. */
  readonly watchBoard: (isWatched: boolean) => void;
  readonly close: () => void;
}

/** Connects, loads the queue, and keeps it and the open contact current until closed. */
export function startLive(): Live {
  const socket = io({
    transports: [...WAYS],
    // Without this, Socket.IO tries the first only, and an office whose proxy refuses WebSocket has no live console.
    tryAllTransports: true,
    reconnection: false,
  });
  const kept = keepConnected({
    socket: {
      get connected() {
        return socket.connected;
      },
      connect: (hung) => {
        // A proxy may swallow WebSocket instead of refusing it; from plain requests Socket.IO goes over to it where it can.
        socket.io.opts.transports = hung % 2 === 0 ? [...WAYS] : WAYS.toReversed();
        socket.connect();
      },
      disconnect: () => socket.disconnect(),
    },
    answers: gatewayAnswers,
    clock: () => performance.now(),
    random: Math.random,
  });
  let opened: ContactId | null = null;

  const driver = driveFeed({
    clock: serverNow,
    load,
    join: (join) =>
      socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck("join", join)
        .catch(() => null),
    leave: (stream) =>
      void socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck("leave", { stream })
        .catch(() => null),
    apply,
    refused: (stream, reason) => {
      if (reason === "other_version") isOutdated.set(true);
      followed.get().get(stream)?.refused(reason);
    },
    watch: (feed) => {
      const now = serverNow();
      // The board says by itself whether it is current, and a case when it was read: where they cannot be had, the queue goes on.
      const work = only(feed, (stream) => stream !== MAIN_BOARD && !isOfCase(stream));
      freshness.update((before) => freshnessOf(before, work, now));
      if (!feed.followers.has(MAIN_BOARD)) return;
      const board = only(feed, (stream) => stream === MAIN_BOARD || stream === MAIN_QUEUE);
      boardFreshness.update((before) => freshnessOf(before, board, now));
    },
  });

  const isGone = (): boolean => ["not_found", "went_on"].includes(openContact.get().kind);

  async function load(stream: StreamName): Promise<string | null> {
    if (stream === MAIN_QUEUE) return loadQueue();
    if (stream === MAIN_BOARD) return loadBoard();
    return followed.get().get(stream)?.load() ?? loadOpened(stream);
  }

  async function loadOpened(stream: StreamName): Promise<string | null> {
    return opened !== null && contactStream(opened) === stream ? loadContact(opened) : null;
  }

  function apply(stream: StreamName, events: readonly WireEvent[]): void {
    if (stream === MAIN_BOARD) return hearOfShifts(events);
    if (stream === MAIN_QUEUE) {
      hearOfChannels(events);
      hearOfCalls(events);
      hearOfEmergencies(events);
      hearOfUncovered(events);
      hearOfBeside(events);
      void hearOfQueues(events);
      hearOfLeadMoves(events);
      hearOfEscalations(events);
      hearOfCrises(events);
      queue.update((state) => {
        const board = applyEvents(state.board, events);
        return board === state.board ? state : { ...state, board };
      });
      const now = session.get();
      if (now.kind !== "signed_in") return;
      hearOfTakeOvers(events, now.me.id);
      hearOfHandovers(events, now.me.id);
      hearOfAsks(events, now.me.id);
      hearOfMarks(events, now.me.id);
      hearOfFollowUps(events, now.me);
      return;
    }
    followed.get().get(stream)?.hear(events);
    const now = openContact.get();
    if (now.kind !== "ready" || contactStream(now.id) !== stream) return;
    const known = now.contact.row.version;
    if (latestRevision(now.id, known, events) > known) void refreshContact(now.id);
  }

  const presenting = sayPresent((present) => {
    // Said to nobody while away, and not said late.
    if (socket.connected) socket.volatile.emit("present", present);
  });
  socket.on("presence", (raw: unknown) => hearOfPresence(raw, serverNow()));
  socket.on("draft", hearOfDraft);
  /** It is over, or opens nothing but its owner's account; or the gateway could not say. */
  async function lookWhoIsThere(): Promise<void> {
    const now = await openSession();
    const isOpen = now.kind === "signed_in" && now.me.capabilities.has("queue.read");
    if (isOpen) kept.lost("gateway");
  }
  socket.on("connect", () => {
    kept.connected();
    driver.connected();
    if (opened !== null) catchUpOnDrafts(opened);
  });
  socket.on("disconnect", () => {
    driver.disconnected();
    // Also when the gateway has closed it: the next connection learns whether the session has ended.
    kept.lost("line");
  });
  socket.on("connect_error", (error) => {
    if (error.message === UNAUTHENTICATED) void lookWhoIsThere();
    // After a refusal Socket.IO would leave it at that.
    else kept.lost(socket.active ? "line" : "gateway");
  });
  for (const kind of ["batch", "head", "reset"] as const) {
    socket.on(kind, (raw: unknown) => driver.receive(kind, raw));
  }

  const ticking = setInterval(() => {
    driver.tick();
    forgetWhoLeft(serverNow());
    presenting.look(isGone() ? null : opened);
  }, 1_000);
  // After sleep the timers are late and the socket may be dead without knowing.
  const wake = (): void => {
    driver.tick();
    kept.wake();
  };
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  driver.follow(MAIN_QUEUE);
  let others: readonly StreamName[] = [];
  const followOthers = (): void => {
    const now = [...followed.get().keys()];
    for (const stream of others) if (!now.includes(stream)) driver.leave(stream);
    for (const stream of now) driver.follow(stream);
    others = now;
  };
  // Of what is not theirs to see there is nothing to follow; asked for again and again, it would keep all else from being current.
  const stopLeaving = openContact.subscribe(() => {
    const now = openContact.get();
    if ((now.kind !== "not_found" && now.kind !== "went_on") || now.id !== opened) return;
    driver.leave(contactStream(now.id));
    presenting.look(null);
  });
  followOthers();
  const stopFollowing = followed.subscribe(followOthers);

  return {
    open: (id) => {
      if (opened === id) return;
      if (opened !== null) driver.leave(contactStream(opened));
      opened = id;
      presenting.look(id);
      openContact.set(id === null ? { kind: "none" } : { kind: "loading", id });
      if (id !== null) driver.follow(contactStream(id));
    },
    watchBoard: (isWatched) => {
      if (isWatched) reopenBoard(serverNow());
      driver[isWatched ? "follow" : "leave"](MAIN_BOARD);
    },
    close: () => {
      stopFollowing();
      stopLeaving();
      kept.stop();
      clearInterval(ticking);
      presenting.stop();
      presence.set(NOBODY);
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      socket.disconnect();
      freshness.set({ kind: "starting" });
    },
  };
}
