import { type Packet, PacketType } from "socket.io-parser";
import type { RealtimeServer, RealtimeSocket } from "./server.ts";
import { textFrame } from "./text-frame.ts";
import type { Holdable, WrittenTogether } from "./written-together.ts";

/** What Engine.IO puts before a packet of Socket.IO: that it is a message. */
const MESSAGE = "4";
/** `WebSocket.OPEN`. */
const OPEN = 1;

/**
 * As much of Engine.IO's connection as tells whether something can go out at once. It writes frames that are made already by the same
 * member of `ws`, which has no type; what it does beside that for each packet to each console costs as much as the writing.
 */
interface Line {
  readonly readyState: string;
  readonly upgrading: boolean;
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly name: string;
    readonly writable: boolean;
    readonly perMessageDeflate: unknown;
    readonly socket?: {
      readonly readyState: number;
      readonly _socket: (Holdable & { readonly writableLength: number }) | null;
      readonly _sender: { readonly sendFrame: (frame: readonly Buffer[]) => void };
    };
  };
}

/**
 * Has what several are told made one frame, in one piece, that is written as it is to each of them (W50). Where something waits for a
 * line, or it is no WebSocket, it goes the way of all else, behind what waits: nobody gets anything before what was said earlier. What is
 * told together is written to each line at once (W57).
 */
export function framedOnce(io: RealtimeServer, written: WrittenTogether): void {
  const namespace = io.of("/");
  const { adapter } = namespace;
  const plain = adapter.broadcast.bind(adapter);
  adapter.broadcast = (packet: Packet, options) => {
    const { rooms, except = new Set<string>() } = options;
    // What goes to everybody who is connected is rare, and of no one room.
    if (rooms.size === 0) return plain(packet, options);
    const ids = idsIn(adapter.rooms, rooms, idsIn(adapter.rooms, except, NOBODY));
    if (ids.size === 0) return;
    // To the letter as the parser of Socket.IO writes it, which would look for what is binary first: nothing that is told is.
    const text = `${PacketType.EVENT}${JSON.stringify(packet.data)}`;
    const frame = [textFrame(`${MESSAGE}${text}`)];
    for (const id of ids) {
      const socket = namespace.sockets.get(id);
      if (socket !== undefined) tell(socket, frame, text, written);
    }
  };
}

const NOBODY: ReadonlySet<string> = new Set();

type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

/** Whoever is in any of these rooms and not among those. */
function idsIn(rooms: Rooms, names: ReadonlySet<string>, without: ReadonlySet<string>): ReadonlySet<string> {
  // Most rooms that something is told in have nobody in them, and looking costs less than counting together.
  const there: ReadonlySet<string>[] = [];
  for (const name of names) {
    const within = rooms.get(name);
    if (within !== undefined) there.push(within);
  }
  const [only] = there;
  if (only === undefined) return NOBODY;
  if (there.length === 1 && without.size === 0) return only;
  const ids = new Set<string>();
  for (const within of there) for (const id of within) if (!without.has(id)) ids.add(id);
  return ids;
}

function tell(
  { conn }: RealtimeSocket,
  frame: readonly Buffer[],
  text: string,
  written: WrittenTogether,
): void {
  const line = conn as unknown as Line;
  const { socket } = line.transport;
  if (!isFree(line, written) || !socket?._socket) return void conn.write(text);
  written.hold(socket._socket);
  socket._sender.sendFrame(frame);
}

/** Whether it is a WebSocket, and nothing waits between us and the line itself. */
function isFree({ readyState, upgrading, writeBuffer, transport }: Line, written: WrittenTogether): boolean {
  const line = transport.socket?._socket;
  return (
    readyState === "open" &&
    !upgrading &&
    writeBuffer.length === 0 &&
    transport.name === "websocket" &&
    transport.writable &&
    !transport.perMessageDeflate &&
    transport.socket?.readyState === OPEN &&
    !!line &&
    (line.writableLength === 0 || written.isHeld(line))
  );
}
