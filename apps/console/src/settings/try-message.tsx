import type { KeywordLists } from "@holdfast/case-schema";
import { keywordOf } from "@holdfast/contact-policy";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { languageWords } from "../text/domain-words.ts";
import { keywordKindWords } from "./keyword-kind-words.ts";

/** What a message would say by the words as they are written now. It stays in this field: nothing is sent or kept. */
export function TryMessage({ lists }: { readonly lists: KeywordLists }): ReactNode {
  const [message, type] = useState("");
  const heard = keywordOf(message, { version: 0, lists });
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-4">
      <TextField label={t`Try a message`} value={message} onChange={type} autoComplete="off" />
      <output className="min-h-6 text-small">
        {message === ""
          ? t`Nothing you try here is sent or kept.`
          : heard === null
            ? t`A message like all others.`
            : `${keywordKindWords(heard.kind)} (${languageWords(heard.language)})`}
      </output>
    </div>
  );
}
