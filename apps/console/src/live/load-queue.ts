import { AskEvent, CallRow, FollowUpEvent, loadBoard, QueueRow, SameAddressEvent } from "@holdfast/wire";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import { loadCalls } from "../calls/calls.ts";
import { loadFollowUps } from "../follow-ups/follow-ups.ts";
import { learnQueues } from "../queue/queues.ts";
import { queue, type QueueState } from "../queue/queue-store.ts";
import { learnMarks } from "../same-address/marks.ts";
import { ChannelSeen } from "../status/channel-health.ts";
import { loadChannels } from "../status/learn-channels.ts";
import { learnAsks } from "../takeover/asks.ts";
import { isOutdated } from "./connection.ts";
import { QueueDocument } from "./queue-document.ts";
import { queueLoads } from "./queue-loads.ts";

const Snapshot = z.object({
  rows: z.array(QueueRow),
  channels: z.array(ChannelSeen),
  asks: z.array(AskEvent.omit({ kind: true })),
  sameAddress: z.array(SameAddressEvent.omit({ kind: true })),
  followUps: z.array(FollowUpEvent.omit({ kind: true })),
  calls: z.array(CallRow),
});

/**
 * Fetches the whole queue and shows it, unless it is no longer wanted; gives the place in the log it holds for, or `null`
 * when it could not be had.
 */
export async function loadQueue(
  isWanted: (state: QueueState) => boolean = () => true,
): Promise<string | null> {
  const answer = await ask(QueueDocument, {}, true);
  const read = answer.kind === "data" ? Snapshot.safeParse(answer.data.queue) : null;
  // A gateway that says what this page has no word for is newer than the page.
  if (read?.success === false) isOutdated.set(true);
  if (answer.kind !== "data" || read?.success !== true) {
    queue.update((state) => (state.kind === "ready" ? state : { ...state, kind: "failed" }));
    return null;
  }
  const { rows, channels, asks, sameAddress, followUps, calls } = read.data;
  if (isWanted(queue.get())) {
    learnQueues(answer.data);
    queue.update((state) => ({ kind: "ready", board: loadBoard(state.board, rows) }));
    loadChannels(channels);
    learnAsks(asks);
    learnMarks(sameAddress);
    loadFollowUps(followUps);
    loadCalls(calls);
    queueLoads.update((times) => times + 1);
  }
  return answer.data.queue.asOf;
}
