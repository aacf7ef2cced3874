import { Queues, type Wording } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore, useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";

export const QueueNameDocument = graphql(`
  query QueueName {
    settings {
      queues
    }
  }
`);

/** What the hotline calls its queue; `null` while it calls it nothing, or nobody has asked. */
export const queueName = createStore<Wording | null>(null);

/** What the queue is called, in the reader's language: as the hotline calls it, or else as the console does. */
export function useQueueName(): string {
  const language = useStore(spoken);
  const name = useStore(queueName);
  useEffect(() => void learn(), []);
  return name?.[language] ?? t`Queue`;
}

async function learn(): Promise<void> {
  const answer = await ask(QueueNameDocument, {});
  const queues = answer.kind === "data" ? Queues.safeParse(answer.data.settings.queues).data : undefined;
  if (queues !== undefined) queueName.set(queues[0].name);
}
