import { ContactId, type UserId } from "@holdfast/case-schema";
import {
  contactStream,
  MAIN_QUEUE,
  type Batch,
  type Cursor,
  type DraftNotice,
  type Presence,
  type StreamName,
} from "@holdfast/wire";
import { contactsIn, eventFor, isKeptByRole } from "./kept-apart.ts";
import type { KnownBars } from "./known-bars.ts";
import type { RealtimeServer, RealtimeSocket } from "./server.ts";

/** A contact that is none: to whoever is barred from one, it is as this. */
export const NO_CONTACT_STREAM = contactStream(ContactId.parse("00000000-0000-4000-8000-000000000000"));

/** The room of everybody's own sockets. */
export const roomOfUser = (user: UserId): string => `user:${user}`;

export function contactOf(stream: StreamName): ContactId | null {
  const [kind, id] = stream.split(":");
  return kind === "contact" ? (ContactId.safeParse(id).data ?? null) : null;
}

/** Tells whoever follows a stream, but of no contact to whoever is barred from it (G491), and of nothing that their role is not told (G561). */
export interface TellApart {
  readonly batch: (batch: Batch) => void;
  /** `nowhere`: where the stream of a contact stands that is none. */
  readonly head: (stream: StreamName, cursor: Cursor, nowhere: Cursor) => void;
  readonly presence: (presence: Presence) => void;
  readonly draft: (notice: DraftNotice) => void;
  /** Sends somebody away from what they may no longer follow, and has them load the queue anew. */
  readonly changed: (user: UserId, contacts: ReadonlySet<ContactId>) => void;
}

export function tellApart(io: RealtimeServer, bars: Pick<KnownBars, "of" | "from">): TellApart {
  const roomsFrom = (contacts: readonly ContactId[]): string[] => bars.from(contacts).map(roomOfUser);

  function following(stream: StreamName): readonly RealtimeSocket[] {
    const { adapter, sockets } = io.of("/");
    return [...(adapter.rooms.get(stream) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }
  const ofUser = (stream: StreamName, user: UserId): readonly RealtimeSocket[] =>
    following(stream).filter(({ data }) => data.identity.userId === user);

  /** As much of a batch as each of them is told, which reaches as far for everybody. */
  function tellEach(sockets: readonly RealtimeSocket[], batch: Batch): void {
    for (const socket of sockets) {
      const { userId, role } = socket.data.identity;
      const events = batch.events.flatMap((event) => eventFor(event, role, bars.of(userId)) ?? []);
      socket.emit("batch", { ...batch, events });
    }
  }

  return {
    batch(batch) {
      const { stream, events } = batch;
      // Hardly ever is there one of these: then each is told for themself.
      if (events.some(isKeptByRole)) return tellEach(following(stream), batch);
      const apart = bars.from(events.flatMap(contactsIn));
      io.to(stream).except(apart.map(roomOfUser)).emit("batch", batch);
      // Of one contact there is nothing to tell then.
      if (contactOf(stream) !== null) return;
      for (const user of apart) tellEach(ofUser(stream, user), batch);
    },
    head(stream, cursor, nowhere) {
      const contact = contactOf(stream);
      const apart = contact === null ? [] : bars.from([contact]);
      io.to(stream)
        .except(apart.map(roomOfUser))
        .emit("head", { heads: [{ stream, cursor }] });
      for (const user of apart)
        for (const socket of ofUser(stream, user))
          socket.emit("head", { heads: [{ stream, cursor: nowhere }] });
    },
    presence(presence) {
      const { contact, who, doing } = presence;
      // Whoever is barred is nowhere to be seen at it, either, but may leave it.
      if (doing !== null && bars.of(who.id).has(contact)) return;
      io.to([contactStream(contact), MAIN_QUEUE])
        .except(roomsFrom([contact]))
        .emit("presence", presence);
    },
    draft: (notice) =>
      void io
        .to(contactStream(notice.contact))
        .except(roomsFrom([notice.contact]))
        .emit("draft", notice),
    changed(user, contacts) {
      for (const contact of contacts) {
        const stream = contactStream(contact);
        for (const socket of ofUser(stream, user)) {
          void socket.leave(stream);
          socket.emit("reset", { stream, reason: "ended" });
        }
      }
      for (const socket of ofUser(MAIN_QUEUE, user))
        socket.emit("reset", { stream: MAIN_QUEUE, reason: "too_old" });
    },
  };
}
