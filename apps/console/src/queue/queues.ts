import { Queues, REST_QUEUE, type QueueId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { z } from "zod";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore, useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";

export const QueuesDocument = graphql(`
  query Queues {
    settings {
      queues
    }
  }
`);

/** The one queue that everything stands in, as long as nobody has said otherwise. */
export const ONE_QUEUE = Queues.parse([{ id: REST_QUEUE, name: null, feeds: "everything" }]);

/** The queues of the hotline, as far as is known. */
export const queues = createStore<Queues>(ONE_QUEUE);

const Answer = z.object({ settings: z.object({ queues: Queues }) });

/** Takes in the queues of an answer; what this page cannot read changes nothing. Says whether they are otherwise. */
export function learnQueues(answer: unknown): boolean {
  const read = Answer.safeParse(answer).data?.settings.queues;
  if (read === undefined || JSON.stringify(read) === JSON.stringify(queues.get())) return false;
  queues.set(read);
  return true;
}

/**
 * Reads the queues anew when they were told to be otherwise (W37), and says that they are: what somebody looks at may now hold other
 * contacts, and no contact moves unsaid.
 */
export async function hearOfQueues(events: readonly WireEvent[]): Promise<void> {
  if (!events.some(({ kind }) => kind === "queues")) return;
  const answer = await ask(QueuesDocument, {}, true);
  if (answer.kind !== "data" || !learnQueues(answer.data)) return;
  announce({
    kind: "queues-changed",
    urgency: "polite",
    words: () => t`The queues of this house were changed. Each contact stands where they now say.`,
  });
}

/** What a queue is called, in the reader's language: as the hotline calls it, or else as the console does. */
export function useQueueWords(): (id: QueueId) => string {
  const language = useStore(spoken);
  const known = useStore(queues);
  return (id) => {
    const name = known.find((queue) => queue.id === id)?.name;
    return name?.[language] ?? (known.length === 1 ? t`Queue` : t`All others`);
  };
}
