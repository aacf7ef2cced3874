import { StreamName } from "@holdfast/wire";

/** The rooms that are streams; Socket.IO gives every socket one of its own, and every session has one. */
export function streamsIn(rooms: Iterable<string>): readonly StreamName[] {
  return [...rooms].flatMap((room) => StreamName.safeParse(room).data ?? []);
}
