import { isOfCase, Join, type JoinAnswer, Leave, type StreamName, WIRE_VERSION } from "@holdfast/wire";
import { answerJoin, type ReplaySource } from "@holdfast/wire/server";
import { z } from "zod";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "../sessions/live-sessions.ts";
import type { Turn } from "../turns/few-a-turn.ts";
import type { AnswerFor } from "./answer-for.ts";
import type { JudgeJoins } from "./judge-joins.ts";
import type { KnownBars } from "./known-bars.ts";
import { mayFollow } from "./may-follow.ts";
import type { RealtimeSocket } from "./server.ts";
import { streamsIn } from "./stream-rooms.ts";
import { contactOf, NO_CONTACT_STREAM } from "./tell-apart.ts";

export interface JoinContext {
  readonly source: ReplaySource;
  readonly bars: Pick<KnownBars, "of">;
  readonly sessions: Pick<LiveSessions, "available" | "stillLive">;
  readonly judge: JudgeJoins;
  readonly answerFor: AnswerFor;
  /** Every join waits for it, so that however many come at once, the loop is free in between (W44). */
  readonly turn: Turn;
  /** Most streams one socket may follow, and most joins it may have unanswered. */
  readonly mostStreams: number;
  readonly log: Log;
  readonly onAnswer: (answer: JoinAnswer) => void;
}

const SpokenVersion = z.object({ version: z.number().int() });

/** Answers what one socket asks, until it is gone. Every join is judged anew; none is ever left unanswered. */
export function serveJoins(socket: RealtimeSocket, context: JoinContext): void {
  let unanswered = 0;
  const onTheirWay = new Set<Coming>();
  socket.on("join", (raw, answer) => {
    if (typeof answer !== "function") return;
    const reply = (said: JoinAnswer): void => {
      context.onAnswer(said);
      answer(said);
    };
    if (unanswered >= context.mostStreams) return reply({ kind: "refused", reason: "unavailable" });
    unanswered += 1;
    void join(socket, raw, { ...context, onTheirWay })
      .then(reply)
      .finally(() => (unanswered -= 1));
  });
  socket.on("leave", (raw) => {
    const read = Leave.safeParse(raw);
    if (!read.success) return;
    for (const each of onTheirWay) if (each.stream === read.data.stream) each.isLeft = true;
    void socket.leave(read.data.stream);
  });
}

/** Whoever is still looked at before they enter a room, and may have left it meanwhile. */
interface Coming {
  readonly stream: StreamName;
  isLeft: boolean;
}

async function join(
  socket: RealtimeSocket,
  raw: unknown,
  context: JoinContext & { readonly onTheirWay: Set<Coming> },
): Promise<JoinAnswer> {
  const asked = admit(socket, raw, context);
  if ("kind" in asked) return asked;
  const { stream, cursor } = asked;
  const { identity } = socket.data;
  const coming: Coming = { stream, isLeft: false };
  context.onTheirWay.add(coming);
  try {
    await context.turn();
    if (isOfCase(stream)) {
      const judged = await context.judge.mayJoin(identity, stream);
      if (judged !== "yes") return { kind: "refused", reason: judged === "no" ? "forbidden" : "unavailable" };
    }
    // A leave, or an end, that overtook the question must not be followed by what it ended: nobody would leave that room again.
    if (coming.isLeft || !socket.connected) return { kind: "refused", reason: "unavailable" };
    // Others that were asked with it may be followed by now.
    if (isOneTooMany(socket, stream, context.mostStreams))
      return { kind: "refused", reason: "too_many_streams" };
    // First the room, then the past: whatever is emitted while the past is read arrives as a batch.
    await socket.join(stream);
    // It stays in the room whatever comes of this: a later join of the same stream may have been answered before (W13).
    const contact = contactOf(stream);
    const isKept = contact !== null && context.bars.of(identity.userId).has(contact);
    const came = await answerJoin(context.source, isKept ? NO_CONTACT_STREAM : stream, cursor);
    const answer = context.answerFor(stream, identity.role, context.bars.of(identity.userId), came);
    // Whoever was shut out while the past was read is not told of it (W29).
    if (!isOfCase(stream) || (await context.judge.stillMay(identity, stream))) return answer;
    await socket.leave(stream);
    return { kind: "refused", reason: "forbidden" };
  } catch (error) {
    context.log.error("realtime.join_failed", errorFacts(error));
    return { kind: "refused", reason: "unavailable" };
  } finally {
    context.onTheirWay.delete(coming);
  }
}

function admit(socket: RealtimeSocket, raw: unknown, context: JoinContext): Join | JoinAnswer {
  const spoken = SpokenVersion.safeParse(raw);
  // Before anything else: another version's join may look different altogether (W1).
  if (spoken.success && spoken.data.version !== WIRE_VERSION)
    return { kind: "refused", reason: "other_version" };
  const read = Join.safeParse(raw);
  if (!read.success) return { kind: "refused", reason: "malformed" };
  const { identity } = socket.data;
  if (!mayFollow(identity.role, read.data.stream)) return { kind: "refused", reason: "forbidden" };
  if (!context.sessions.stillLive(identity.sessionId))
    // Where that cannot be told now it may be live still, and whoever is forbidden on a line that stands never asks again (W59).
    return { kind: "refused", reason: context.sessions.available() ? "forbidden" : "unavailable" };
  if (isOneTooMany(socket, read.data.stream, context.mostStreams))
    return { kind: "refused", reason: "too_many_streams" };
  return read.data;
}

function isOneTooMany(socket: RealtimeSocket, stream: StreamName, most: number): boolean {
  return !socket.rooms.has(stream) && streamsIn(socket.rooms).length >= most;
}
