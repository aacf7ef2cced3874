import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { send } from "../contact/send.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { languageWords } from "../text/domain-words.ts";
import type { ReachNow } from "./reach-of.ts";
import type { AgreedWords, Sendable } from "./sendable.ts";

/** All that may be sent now, each as it is, with one press. What was being written stays where it is. */
export function AgreedChoice({
  reach,
  sendable,
}: {
  readonly reach: ReachNow;
  readonly sendable: Extract<Sendable, { kind: "agreed" }>;
}): ReactNode {
  const { id, awaySince } = reach;
  const neutral = sendable.texts.filter(({ content }) => content === "neutral_check");
  const others = neutral.slice(1);
  const listed = sendable.texts.filter((words) => !others.includes(words));
  return (
    <ul id="agreed-words" aria-label={t`What may be sent`} className="flex w-full flex-col gap-1.5">
      {listed.map((words, nth) => (
        <li key={`${words.content}:${words.text}`} className="flex flex-wrap items-center gap-2">
          <Button
            size="small"
            isDisabled={awaySince !== null}
            aria-label={t`${sendWords(words)}: ${words.text}`}
            onPress={() => void send(id, "reply", words.text)}
          >
            {sendWords(words)}
          </Button>
          {nth === 0 && words.content !== "cover_story" ? <KeyHint id="contact.check" /> : null}
          <span data-words="" className="min-w-0 wrap-anywhere text-ink" lang={words.language ?? undefined}>
            {words.text}
          </span>
        </li>
      ))}
      {others.length === 0 ? null : (
        <li>
          <MenuButton
            size="small"
            isDisabled={awaySince !== null}
            label={t`Another neutral question…`}
            choices={others.map(({ text, language }) => ({
              id: text,
              label: text,
              ...(language === null ? {} : { lang: language, detail: languageWords(language) }),
            }))}
            onChoose={(text) => void send(id, "reply", text)}
          />
        </li>
      )}
    </ul>
  );
}

function sendWords({ content, language }: AgreedWords): string {
  if (content === "cover_story") return t`Send the cover story`;
  if (content === "agreed_check") return t`Ask the agreed question`;
  return language === null ? t`Ask a neutral question` : t`Ask in ${languageWords(language)}`;
}
