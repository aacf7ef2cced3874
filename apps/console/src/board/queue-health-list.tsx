import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { queues, useQueueWords } from "../queue/queues.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import type { BoardFacts } from "./board-facts.ts";
import { healthWords, levelWords } from "./board-words.ts";
import { queueHealth } from "./queue-health.ts";

/** How each queue stands, in words, where there are several. Nothing where there is one. */
export function QueueHealthList({ facts }: { readonly facts: BoardFacts }): ReactNode {
  const words = useQueueWords();
  const each = queueHealth(facts, useStore(queues), useNow());
  if (each === null) return null;
  return (
    <ul aria-label={t`Health of each queue`} className="flex flex-col gap-1 text-small">
      {each.map(({ id, health }) => {
        const [name, level] = [words(id), levelWords(health.level)];
        return (
          <li key={id} className={health.level === "strained" ? "text-concern" : "text-muted"}>
            <span className="font-medium">{t`${name}: ${level}.`}</span> {healthWords(health)}
          </li>
        );
      })}
    </ul>
  );
}
