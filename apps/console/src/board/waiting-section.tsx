import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { channelHealth, downOf } from "../status/channel-health.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { BoardFacts } from "./board-facts.ts";
import { BOARD_GRID, BoardSection } from "./board-section.tsx";
import { channelName, channelWaitingWords } from "./board-words.ts";
import { CardList } from "./card-list.tsx";

/** Who waits on each channel: how many, how long, in danger; and whether the channel works. */
export function ChannelSection({ channels }: { readonly channels: BoardFacts["channels"] }): ReactNode {
  const now = useNow();
  const health = useStore(channelHealth);
  return (
    <BoardSection heading={t`Waiting by channel`}>
      {channels === null ? (
        <p>{t`Who is waiting is unknown.`}</p>
      ) : (
        <ul className={BOARD_GRID}>
          {channels.map((channel) => {
            const down = downOf(health, channel.id);
            return (
              <li
                key={channel.id}
                data-tile=""
                className="rounded-lg border border-line bg-surface px-3 py-2"
              >
                <span className="block font-medium">{channelName(channel, channels)}</span>
                <span
                  className={`block text-small tabular-nums ${channel.endangered > 0 ? "font-medium text-danger" : "text-muted"}`}
                >
                  {channelWaitingWords(channel, now)}
                </span>
                {down === null ? null : (
                  <span className="block text-small text-concern">
                    {t`not working since ${clockWords(down.since, now)}`}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </BoardSection>
  );
}

/** Whom nobody has taken on, in the queue's order. */
export function UnclaimedSection({ facts }: { readonly facts: BoardFacts }): ReactNode {
  const { unclaimed, setAside } = facts;
  const count = unclaimed === null ? t`unknown` : String(unclaimed.length);
  return (
    <BoardSection heading={t`Unclaimed: ${count}`}>
      {unclaimed === null ? <p>{t`Who is waiting is unknown.`}</p> : null}
      {unclaimed?.length === 0 ? <p className="text-muted">{t`No one is waiting.`}</p> : null}
      {unclaimed === null || unclaimed.length === 0 ? null : (
        <CardList name={t`Unclaimed`} rows={unclaimed} />
      )}
      {setAside === 0 ? null : (
        <p className="text-small text-muted">
          {t`${plural(setAside, { one: "# more is set aside until a time.", other: "# more are set aside until a time." })}`}
        </p>
      )}
    </BoardSection>
  );
}
