import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { Words } from "./first-words.ts";

/** What somebody wrote first, as far as it is read. */
export function FirstMessages({
  words,
  onRetry,
}: {
  readonly words: Words;
  readonly onRetry: () => void;
}): ReactNode {
  if (words.kind === "loading") return <p className="min-h-6 text-muted">{t`Reading…`}</p>;
  if (words.kind !== "read")
    return (
      <p className="flex items-center gap-2">
        {t`Their words could not be read.`}
        <Button size="small" onPress={onRetry}>{t`Retry`}</Button>
      </p>
    );
  return (
    <ol className="flex flex-col gap-1.5">
      {words.messages.map(({ id, text, isCut }) => (
        <li
          key={id}
          data-words=""
          className="max-w-prose rounded-hf bg-raised px-3 py-2 wrap-anywhere whitespace-pre-wrap"
        >
          {text ?? <span className="text-muted">{t`These words are gone.`}</span>}
          {isCut ? <span className="text-muted">{` … ${t`Open the contact to read on.`}`}</span> : null}
        </li>
      ))}
    </ol>
  );
}
