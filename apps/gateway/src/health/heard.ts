import type { Channel, Intake, SendResult } from "@holdfast/channel-kit";

/** What was heard of a channel at its work. `refused`: the provider said no, and not because of whom it was for. */
export type Heard =
  | { readonly kind: "send" | "fetch" | "line"; readonly went: "well" | "badly" }
  | { readonly kind: "refused" };

/** The same channel; what becomes of its messages, its live lines and its asking for missed ones is told on. */
export function overheard(channel: Channel, hear: (heard: Heard) => void): Channel {
  const { send, missedSince, intake } = channel;
  const [first, ...others] = intake;
  return {
    ...channel,
    intake: [overheardLine(first, hear), ...others.map((one) => overheardLine(one, hear))],
    send: async (message) => {
      try {
        const result = await send(message);
        const heard = heardOf(result);
        if (heard !== null) hear(heard);
        return result;
      } catch (error) {
        hear({ kind: "send", went: "badly" });
        throw error;
      }
    },
    ...(missedSince === undefined
      ? {}
      : {
          missedSince: async (cursor) => {
            const missed = await missedSince(cursor);
            hear({ kind: "fetch", went: missed.kind === "retry" ? "badly" : "well" });
            return missed;
          },
        }),
  };
}

/** A line that breaks is a bad sign, and one that carried something a good one; a quiet one says nothing. */
function overheardLine(intake: Intake, hear: (heard: Heard) => void): Intake {
  if (intake.kind !== "live") return intake;
  const { listen } = intake;
  return {
    ...intake,
    listen: async (signal, store) => {
      try {
        await listen(signal, async (what) => {
          const taken = await store(what);
          // That we could not store it says nothing about the line.
          if (taken === "stored") hear({ kind: "line", went: "well" });
          return taken;
        });
      } catch (error) {
        if (!signal.aborted) hear({ kind: "line", went: "badly" });
        throw error;
      }
    },
  };
}

function heardOf(result: SendResult): Heard | null {
  switch (result.kind) {
    case "accepted":
      return { kind: "send", went: "well" };
    case "retry":
    case "unknown":
      return { kind: "send", went: "badly" };
    case "rejected":
      // Somebody who opted out or has no telephone says nothing about the channel.
      return result.reason === "refused" ? { kind: "refused" } : null;
  }
}
