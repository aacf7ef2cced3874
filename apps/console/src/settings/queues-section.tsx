import { ChannelId, QueueId, Queues, QUEUES_AT_MOST, UserId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { draftQueues, newQueue, readQueues, withoutQueue } from "./queue-drafts.ts";
import { QueueFields } from "./queue-fields.tsx";
import { QueueChoicesDocument } from "./setting-documents.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** What can be chosen for a queue. */
interface Choices {
  readonly channels: readonly { readonly id: ChannelId; readonly title: string }[];
  readonly staff: readonly { readonly id: UserId; readonly name: string }[];
}

/** The queues: what each is called, what feeds it, where it overflows to and who is of it. */
export function QueuesSection(): ReactNode {
  const state = useSetting("queues");
  const [choices, learn] = useState<Choices | null>(null);
  useEffect(() => void load().then(learn), []);
  return (
    <SettingSection id="queues" title={t`Queues`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`Each contact stands in one queue: the one that names its channel and its language, or else the one that names its language, or else its channel. Whatever none names stands in the last. Everybody who answers can look at every queue and take from it.`}
      </p>
      <SettingEditors id="queues" state={state}>
        {(value) => {
          const queues = Queues.safeParse(value).data;
          return queues === undefined ? null : (
            <Editor
              queues={queues}
              choices={choices}
              isBusy={state.isBusy}
              onKeep={(next) => void state.keep(next)}
            />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

async function load(): Promise<Choices | null> {
  const answer = await ask(QueueChoicesDocument, {});
  if (answer.kind !== "data") return null;
  const { carriedChannels, colleagues } = answer.data;
  return {
    channels: carriedChannels.map(({ id, title }) => ({ id: ChannelId.parse(id), title })),
    staff: colleagues
      .filter(({ role }) => role === "advocate" || role === "shift_lead")
      .map(({ id, name }) => ({ id: UserId.parse(id), name })),
  };
}

function Editor(props: {
  readonly queues: Queues;
  readonly choices: Choices | null;
  readonly isBusy: boolean;
  readonly onKeep: (queues: Queues) => void;
}): ReactNode {
  const { choices } = props;
  const [drafts, write] = useState(() => draftQueues(props.queues));
  const { value, problems } = readQueues(drafts, choices?.channels.map(({ id }) => id) ?? null);
  // The one for the rest is read last, as it is asked last.
  const inOrder = [...drafts.filter(({ isRest }) => !isRest), ...drafts.filter(({ isRest }) => isRest)];
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) props.onKeep(value);
      }}
    >
      <ul className="flex flex-col gap-3">
        {inOrder.map((draft) => (
          <li key={draft.id}>
            <QueueFields
              draft={draft}
              drafts={inOrder}
              channels={choices?.channels ?? []}
              staff={choices?.staff ?? []}
              problem={problems.get(draft.id) ?? null}
              onChange={(next) => write(drafts.map((each) => (each.id === draft.id ? next : each)))}
              onRemove={() => {
                write(withoutQueue(drafts, draft.id));
                // Its button is gone with it.
                document.querySelector<HTMLElement>("#queues")?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          isDisabled={drafts.length >= QUEUES_AT_MOST}
          onPress={() => write([...drafts, newQueue(freshId())])}
        >{t`Add a queue`}</Button>
        <Button type="submit" tone="primary" isDisabled={value === null} isPending={props.isBusy}>
          {t`Keep these queues`}
        </Button>
      </div>
    </form>
  );
}

/** An id that no queue had: what was said of one that is gone is not said of this one. */
const freshId = (): QueueId => QueueId.parse(`q-${crypto.randomUUID()}`);
