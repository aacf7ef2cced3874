import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket as NetSocket } from "node:net";
import { ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { contactStream, encodeCursor, MAIN_QUEUE, type Batch } from "@holdfast/wire";
import fc from "fast-check";
import { io as connect, type Socket } from "socket.io-client";
import { Encoder, PacketType } from "socket.io-parser";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { writtenTogether } from "./written-together.ts";
import { openServer, type RealtimeServer, type RealtimeSocket } from "./server.ts";

const ORIGIN = "http://console.example.org";
const CONTACT = contactStream(ContactId.parse("00000000-0000-4000-8000-000000000001"));
const server = createServer();
const written = writtenTogether();
let io: RealtimeServer;
const clients: Socket[] = [];

beforeAll(async () => {
  io = openServer({ server, origin: ORIGIN, servesHost: () => true, turn: async () => {}, written });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});
afterAll(async () => {
  await io.close();
});

interface Console {
  /** Its end at the gateway. */
  readonly socket: RealtimeSocket;
  /** The texts of what it was told, in their order. */
  readonly told: string[];
}

async function follows(
  rooms: readonly string[],
  transport: "websocket" | "polling" = "websocket",
): Promise<Console> {
  const entered = once(io.of("/"), "connection") as Promise<[RealtimeSocket]>;
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    transports: [transport],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: ORIGIN },
  });
  clients.push(client);
  const told: string[] = [];
  client.on("batch", ({ to }: Batch) => told.push(to));
  const [socket] = await entered;
  await socket.join([...rooms]);
  return { socket, told };
}

/** The nth thing that is said, so many bytes long. */
function said(nth: number, bytes = 0): Batch {
  const cursor = encodeCursor({ epoch: "0".repeat(16), xid: BigInt(nth), seq: 0n });
  return { stream: MAIN_QUEUE, from: cursor, to: cursor, events: ["é".repeat(bytes / 2)] as never };
}
const cursors = (count: number): string[] => Array.from({ length: count }, (_, nth) => said(nth).to);

/** Nothing waits for the line of any of them any more: each came in by a frame of its own. */
const idle = async (...consoles: readonly Console[]): Promise<void> =>
  expect.poll(() => consoles.every(({ socket }) => socket.conn.transport.writable)).toBe(true);

it("[W50] tells each who follows once, by one frame that Engine.IO keeps nothing of, and nobody who is left out", async () => {
  const both = await follows([MAIN_QUEUE, CONTACT]);
  const one = await follows([CONTACT]);
  const barred = await follows([MAIN_QUEUE, CONTACT, "user:barred"]);
  const other = await follows(["queue:other"]);
  await idle(both, one, barred, other);
  const kept: unknown[] = [];
  for (const { socket } of [both, one, barred, other])
    socket.conn.on("packetCreate", ({ type }: { type: string }) => type === "message" && kept.push(type));
  io.to(MAIN_QUEUE).to(CONTACT).except("user:barred").emit("batch", said(0));
  io.to(CONTACT).emit("batch", said(1));
  // Each by a line of its own: what came by one says nothing of another.
  await expect
    .poll(() => [both, one, barred].map(({ told }) => told.at(-1)))
    .toEqual(Array(3).fill(said(1).to));
  expect([both, one, barred, other].map(({ told }) => told.length)).toEqual([2, 2, 1, 0]);
  expect(kept).toEqual([]);
});

it("[W50] writes to the letter what the parser of Socket.IO does", async () => {
  const { socket } = await follows([MAIN_QUEUE], "polling");
  const sent: unknown[] = [];
  socket.conn.on("packetCreate", ({ type, data }: { type: string; data: unknown }) => {
    if (type === "message") sent.push(data);
  });
  const batch = said(0, 10);
  io.to(MAIN_QUEUE).emit("batch", batch);
  const data = ["batch", batch];
  expect(sent).toEqual(new Encoder().encode({ type: PacketType.EVENT, nsp: "/", data }));
});

it.each(["websocket", "polling"] as const)(
  "[W50] tells over %s in the order in which it was said, whatever went to one and what to all, and however much waits for the line",
  async (transport) => {
    const saying = fc.record({
      to: fc.constantFrom("one", "all"),
      bytes: fc.constantFrom(0, 0, 200, 70_000, 1_000_000),
      rests: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 12 }), async (sayings) => {
        const { socket, told } = await follows([MAIN_QUEUE], transport);
        for (const [nth, { to, bytes, rests }] of sayings.entries()) {
          (to === "one" ? socket : io.to(MAIN_QUEUE)).emit("batch", said(nth, bytes));
          if (rests) await new Promise(setImmediate);
        }
        await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(sayings.length), {
          timeout: 10_000,
        });
        expect(told).toEqual(cursors(sayings.length));
        const gone = once(socket, "disconnect");
        clients.pop()?.disconnect();
        await gone;
      }),
      { numRuns: rounds(12) },
    );
  },
  30_000,
);

it("[W50] lets nothing pass what waits for a line that takes no more", async () => {
  const { socket, told } = await follows([MAIN_QUEUE]);
  // More than the line holds, within one turn: from the first megabytes on there is always something that waits.
  const count = 40;
  for (let nth = 0; nth < count; nth += 1)
    (nth % 5 === 4 ? socket : io.to(MAIN_QUEUE)).emit("batch", said(nth, nth % 2 === 0 ? 1_000_000 : 0));
  await vi.waitFor(() => expect(told).toHaveLength(count), { timeout: 20_000 });
  expect(told).toEqual(cursors(count));
}, 30_000);

it("[W57] writes what is told together to each line in one go, whoever is told all of it or some", async () => {
  const both = await follows([MAIN_QUEUE, CONTACT]);
  const one = await follows([CONTACT]);
  await idle(both, one);
  const wrote = [both, one].map(({ socket }) => {
    const { socket: end } = socket.conn.transport as unknown as { socket: { _socket: NetSocket } };
    // Node writes several pieces that wait by the one and a single piece by the other.
    return [vi.spyOn(end._socket, "_writev"), vi.spyOn(end._socket, "_write")];
  });
  written.together(() => {
    for (let nth = 0; nth < 4; nth += 1) io.to(nth % 2 === 0 ? MAIN_QUEUE : CONTACT).emit("batch", said(nth));
    expect(wrote.flat().map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0, 0]);
  });
  expect(wrote.flat().map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1, 0]);
  await expect.poll(() => both.told).toEqual(cursors(4));
  await expect.poll(() => one.told).toEqual([said(1).to, said(3).to]);
});

it("[W57] lets nothing that is told together pass what waits, or what goes to one of them alone", async () => {
  const { socket, told } = await follows([MAIN_QUEUE]);
  const count = 60;
  for (let first = 0; first < count; first += 6)
    written.together(() => {
      for (let nth = first; nth < first + 6; nth += 1)
        (nth % 5 === 4 ? socket : io.to(MAIN_QUEUE)).emit("batch", said(nth, nth % 7 === 0 ? 1_000_000 : 0));
    });
  await vi.waitFor(() => expect(told).toHaveLength(count), { timeout: 20_000 });
  expect(told).toEqual(cursors(count));
}, 30_000);

it("[W57] makes no frame of what nobody follows", async () => {
  const { told } = await follows([MAIN_QUEUE]);
  const read = vi.fn<() => string>(() => "words");
  const batch = { ...said(0), events: [{ toJSON: read }] as never };
  io.to(CONTACT).emit("batch", batch);
  expect(read).not.toHaveBeenCalled();
  io.to(MAIN_QUEUE).emit("batch", batch);
  expect(read).toHaveBeenCalled();
  await expect.poll(() => told).toEqual(cursors(1));
});

it("says nothing to whoever has gone, and goes on telling the others", async () => {
  const gone = await follows([MAIN_QUEUE]);
  const there = await follows([MAIN_QUEUE]);
  gone.socket.conn.close();
  io.to(MAIN_QUEUE).emit("batch", said(0));
  await expect.poll(() => there.told).toEqual(cursors(1));
  expect(gone.told).toEqual([]);
});

it("tells everybody who is connected what is of no stream", async () => {
  const { socket } = await follows([]);
  const heard = once(clients.at(-1) as unknown as NodeJS.EventEmitter, "reset");
  io.emit("reset", { stream: null, reason: "foreign_epoch" });
  expect(await heard).toEqual([{ stream: null, reason: "foreign_epoch" }]);
  expect(socket.connected).toBe(true);
});
