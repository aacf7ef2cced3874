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
import { loadContact, openContact, refreshContact } from "../contact/open-contact.ts";
import { announceArrivals } from "../queue/arrivals.ts";
import { queue } from "../queue/queue-store.ts";
import { openSession } from "../session/session.ts";
import { freshness, isOutdated } from "./connection.ts";
import { driveFeed } from "./feed-driver.ts";
import { freshnessOf } from "./freshness.ts";
import { loadQueue } from "./load-queue.ts";

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
    clock: Date.now,
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
    watch: (feed) => freshness.update((before) => freshnessOf(before, feed, Date.now())),
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
    // The gateway closes a socket for good when its session ended: ask, and come back if it did not.
    if (reason === "io server disconnect") void comeBack();
  });
  socket.on("connect_error", () => {
    // Not active: the gateway refused, so trying again by itself would never end.
    if (!socket.active) void comeBack();
  });
  for (const kind of ["batch", "head", "reset"] as const) {
    socket.on(kind, (raw: unknown) => driver.receive(kind, raw));
  }

  async function comeBack(): Promise<void> {
    const now = await openSession();
    if (now.kind === "signed_in" && !isClosed) setTimeout(() => socket.connect(), 1_000);
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
