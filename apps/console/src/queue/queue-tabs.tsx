import { isShownIn } from "@holdfast/queue-policy";
import { ChoiceBar } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { chosenLook, queuesIn, type Look } from "./looked-at.ts";
import { queues, useQueueWords } from "./queues.ts";

/** Which queues are looked at, each with how many it shows; nothing where there is one. */
export function QueueTabs(props: {
  readonly rows: readonly QueueRow[];
  readonly look: Look;
  readonly now: number;
}): ReactNode {
  const { rows, look, now } = props;
  const me = useMe().id;
  const known = useStore(queues);
  const words = useQueueWords();
  if (known.length === 1) return null;
  const counted = (each: Look): string => {
    const looked = queuesIn(each, known, me);
    return String(rows.filter((row) => each === "all" || isShownIn(row, known, looked, now)).length);
  };
  const isOfAll = queuesIn("yours", known, me).size === known.length;
  const [rest, ...named] = known;
  return (
    <ChoiceBar<Look>
      label={t`Which queues`}
      wraps
      selected={look}
      onSelect={chosenLook.set}
      choices={[
        ...(isOfAll ? [] : [{ id: "yours" as const, label: t`Yours ${counted("yours")}` }]),
        { id: "all" as const, label: t`All queues ${counted("all")}` },
        ...[...named, rest].map(({ id }) => ({ id, label: `${words(id)} ${counted(id)}` })),
      ]}
    />
  );
}
