import type { ContactId } from "@holdfast/case-schema";
import type { ReactNode } from "react";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { FloodCard } from "./flood-card.tsx";
import type { Group } from "./group.ts";

/** Every group that is to be judged. Nothing where there is none. */
export function FloodCards(props: {
  readonly groups: readonly Group[];
  readonly onTakeApart: (ids: readonly ContactId[]) => void;
}): ReactNode {
  const broken = breakOf(useStore(freshness), useNow());
  // A card is gone with all of its contacts, as the line tells of them: before the answer to whoever judged them, as often as not.
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  return (
    <div className="contents" {...kept}>
      {props.groups.map((group) => (
        <FloodCard
          key={group.members[0]?.row.id}
          group={group}
          isDisabled={broken === "reconnecting" || broken === "offline"}
          onTakeApart={() => props.onTakeApart(group.members.map(({ row }) => row.id))}
        />
      ))}
    </div>
  );
}
