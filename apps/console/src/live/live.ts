import type { ContactId } from "@holdfast/case-schema";
import {
  ANSWER_WITHIN_MS,
  applyEvents,
  contactStream,
  latestRevision,
  MAIN_QUEUE,
  type StreamName,
  type WireEvent,
} from "@holdfast/wire";
import { io } from "socket.io-client";
import { serverNow } from "../clock/server-clock.ts";
import { loadContact, openContact, refreshContact } from "../contact/open-contact.ts";
import { announceArrivals } from "../queue/arrivals.ts";
import { queue } from "../queue/queue-store.ts";
import { endSession } from "../session/session.ts";
import { freshness, isOutdated } from "./connection.ts";
import { driveFeed } from "./feed-driver.ts";
import { freshnessOf } from "./freshness.ts";
import { loadQueue } from "./load-queue.ts";

/** What the gateway answers to a connection whose session it does not know. */
const UNAUTHENTICATED = "unauthenticated";
const AGAIN_SOON_MS = 100;
const AGAIN_LATER_MS = 1_000;

/** The live connection of one session. */
export interface Live {
  /** Follows this contact, and no longer the one before; `null` follows none. */
  readonly open: (id: ContactId | null) => void;
  readonly close: () => void;
}

/** Connects, loads the queue, and keeps it and the open contact current until closed. */
export function startLive(): Live {
  const socket = io({
    transports: ["websocket", "polling"],
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
  });
  let opened: ContactId | null = null;

  const driver = driveFeed({
    clock: serverNow,
    load: (stream) => (stream === MAIN_QUEUE ? loadQueue() : loadOpened(stream)),
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
    refused: (_stream, reason) => {
      if (reason === "other_version") isOutdated.set(true);
    },
    watch: (feed) => freshness.update((before) => freshnessOf(before, feed, serverNow())),
  });

  async function loadOpened(stream: StreamName): Promise<string | null> {
    return opened !== null && contactStream(opened) === stream ? loadContact(opened) : null;
  }

  function apply(stream: StreamName, events: readonly WireEvent[]): void {
    if (stream === MAIN_QUEUE) {
      queue.update((state) => {
        const board = applyEvents(state.board, events);
        if (board === state.board) return state;
        announceArrivals(state.board, board);
        return { ...state, board };
      });
      return;
    }
    const now = openContact.get();
    if (now.kind !== "ready" || contactStream(now.id) !== stream) return;
    const known = now.contact.row.version;
    if (latestRevision(now.id, known, events) > known) void refreshContact(now.id);
  }

  socket.on("connect", driver.connected);
  socket.on("disconnect", (reason) => {
    driver.disconnected();
    // Closed by the gateway, which Socket.IO takes for good: the next connection learns whether the session has ended.
    if (reason === "io server disconnect") comeBack(AGAIN_SOON_MS);
  });
  socket.on("connect_error", (error) => {
    if (error.message === UNAUTHENTICATED) endSession();
    // Refused for now, and Socket.IO would leave it at that.
    else if (!socket.active) comeBack(AGAIN_LATER_MS);
  });
  for (const kind of ["batch", "head", "reset"] as const) {
    socket.on(kind, (raw: unknown) => driver.receive(kind, raw));
  }

  function comeBack(afterMs: number): void {
    setTimeout(() => {
      if (!isClosed) socket.connect();
    }, afterMs);
  }

  let isClosed = false;
  const ticking = setInterval(driver.tick, 1_000);
  // After sleep the timers are late and the socket may be dead without knowing.
  const wake = (): void => {
    driver.tick();
    if (!socket.connected && socket.active) socket.connect();
  };
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  driver.follow(MAIN_QUEUE);

  return {
    open: (id) => {
      if (opened === id) return;
      if (opened !== null) driver.leave(contactStream(opened));
      opened = id;
      openContact.set(id === null ? { kind: "none" } : { kind: "loading", id });
      if (id !== null) driver.follow(contactStream(id));
    },
    close: () => {
      isClosed = true;
      clearInterval(ticking);
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      socket.disconnect();
      freshness.set({ kind: "starting" });
    },
  };
}
