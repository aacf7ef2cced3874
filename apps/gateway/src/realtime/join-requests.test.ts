import { ContactId, SessionId, UserId } from "@holdfast/case-schema";
import { contactStream, encodeCursor, WIRE_VERSION, type JoinAnswer, type StreamName } from "@holdfast/wire";
import { beforeEach, expect, it } from "vitest";
import { answersApart } from "./answer-for.ts";
import { serveJoins } from "./join-requests.ts";
import type { RealtimeSocket } from "./server.ts";

const STREAM = contactStream(ContactId.parse("00000000-0000-4000-8000-000000000001"));
const CURSOR = encodeCursor({ epoch: "1".padStart(16, "0"), xid: 1n, seq: 0n });
const NEVER = async (): Promise<never> => Promise.reject(new Error("nobody expected to be asked"));

let rooms: Set<StreamName>;
let line: { connected: boolean };
let said: Map<string, (...told: unknown[]) => void>;
let turn: PromiseWithResolvers<void>;
let looks: number;
let sessions: { available: () => boolean; stillLive: () => boolean };
beforeEach(() => {
  rooms = new Set();
  said = new Map();
  turn = Promise.withResolvers();
  looks = 0;
  const identity = {
    userId: UserId.parse(crypto.randomUUID()),
    sessionId: SessionId.parse(crypto.randomUUID()),
    role: "advocate",
    name: "Dana",
    hasBars: false,
  };
  const socket = {
    connected: true,
    data: { identity },
    rooms,
    on: (kind: string, heard: (...told: unknown[]) => void) => said.set(kind, heard),
    join: (stream: StreamName) => void rooms.add(stream),
    leave: (stream: StreamName) => void rooms.delete(stream),
  };
  line = socket;
  sessions = { available: () => true, stillLive: () => true };
  serveJoins(socket as unknown as RealtimeSocket, {
    source: { ring: () => ((looks += 1), null), catchUp: async () => {}, readLog: NEVER },
    bars: { of: () => new Set() },
    sessions: { available: () => sessions.available(), stillLive: () => sessions.stillLive() },
    judge: { mayJoin: NEVER, stillMay: NEVER, forget: () => {} },
    answerFor: answersApart(),
    turn: async () => turn.promise,
    mostStreams: 64,
    log: { info() {}, warn() {}, error() {} },
    onAnswer: () => {},
  });
});

const joins = async (): Promise<JoinAnswer> =>
  new Promise((resolve) =>
    said.get("join")?.({ version: WIRE_VERSION, stream: STREAM, cursor: CURSOR }, resolve),
  );

it("[W44] whoever asks waits for their turn, and follows from then on", async () => {
  const answer = joins();
  expect(rooms.size).toBe(0);
  turn.resolve();
  expect(await answer).toEqual({ kind: "refused", reason: "unavailable" });
  expect(looks).toBeGreaterThan(0);
  expect([...rooms]).toEqual([STREAM]);
});

it.each<[string, () => void]>([
  ["whose line has ended", () => (line.connected = false)],
  ["who left the stream", () => said.get("leave")?.({ stream: STREAM })],
])("[W44] whoever asks and %s before their turn comes follows nothing", async (_what, happens) => {
  const answer = joins();
  happens();
  turn.resolve();
  expect(await answer).toEqual({ kind: "refused", reason: "unavailable" });
  expect(looks).toBe(0);
  expect(rooms.size).toBe(0);
});

it.each([
  ["whose session is over is forbidden, and is told so until the next connection", true, "forbidden"],
  ["while nobody can tell whose session goes on is told to ask again", false, "unavailable"],
] as const)("[W12] [W59] whoever asks %s", async (_what, isKnown, reason) => {
  sessions = { available: () => isKnown, stillLive: () => false };
  turn.resolve();
  expect(await joins()).toEqual({ kind: "refused", reason });
  expect(rooms.size).toBe(0);
  sessions = { available: () => true, stillLive: () => true };
  await joins();
  expect([...rooms]).toEqual([STREAM]);
});
