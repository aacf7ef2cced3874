import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { channelHealth, downOf } from "./channel-health.ts";
import { answerWords, downWords, reasonWords, recoveryWords, stillWorkingWords } from "./channel-words.ts";

/** How long the screen says that a channel works again: whoever looked away is told, too. */
const RECOVERY_SHOWN_MS = 10 * 60_000;

/** Says, in rows of their own, which channels do not work and what still does, and afterwards that they do again. */
export function ChannelBar(): ReactNode {
  const now = useNow();
  const health = useStore(channelHealth);
  const { channels, recoveries } = health;
  const stillWorking = stillWorkingWords(health);
  const down = channels.flatMap((channel) => {
    const outage = downOf(health, channel.id);
    return outage === null ? [] : [{ channel, outage }];
  });
  return (
    <>
      {down.map(({ channel, outage }) => (
        <div
          key={channel.id}
          className="bg-concern-tint px-4 py-2 text-concern"
          data-channel-down={channel.id}
        >
          <strong className="font-semibold">{downWords(channel, channels, outage, now)}</strong>{" "}
          {answerWords(channel)} {stillWorking} {reasonWords(outage.reason)}
        </div>
      ))}
      {recoveries.map((recovery) => {
        const channel = channels.find(({ id }) => id === recovery.id);
        if (channel === undefined || now - recovery.until > RECOVERY_SHOWN_MS) return null;
        return (
          <div key={recovery.id} className="bg-info-tint px-4 py-2 text-info" data-channel-well={recovery.id}>
            {recoveryWords(channel, channels, recovery)}
          </div>
        );
      })}
    </>
  );
}
