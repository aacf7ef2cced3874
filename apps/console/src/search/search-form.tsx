import { Button, TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { SearchFilters } from "./search-filters.tsx";
import {
  EMPTY_SEARCH,
  NOT_NARROWED,
  searchQuestion,
  SOUGHT_MAX,
  type Among,
  type SearchAsked,
  type SearchDraft,
  type SearchKind,
} from "./search-question.ts";
import { kindWords, missingWords, soughtWords } from "./search-words.ts";

export interface SearchFormProps {
  /** What whoever searches may look through. */
  readonly open: readonly Among[];
  readonly onAsk: (asked: SearchAsked, kind: SearchKind) => void;
  /** Down from the words, to what was found; false where nothing was. */
  readonly onDown: () => boolean;
}

/** What is looked for, and in what. It is part of no address, and gone with the form. */
export function SearchForm({ open, onAsk, onDown }: SearchFormProps): ReactNode {
  const [draft, setDraft] = useState<SearchDraft>({ ...EMPTY_SEARCH, among: open });
  const [missing, setMissing] = useState<string | null>(null);
  const [isNarrowed, narrow] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Opened by the user a moment ago, and this is where it begins.
  useEffect(() => focusWords(form.current), []);
  const change = (more: Partial<SearchDraft>): void => {
    setDraft({ ...draft, ...more });
    setMissing(null);
  };
  // Names are of people in cases alone.
  const kinds = (Object.keys(kindWords()) as SearchKind[]).filter(
    (kind) => kind !== "name" || open.includes("cases"),
  );

  function put(): void {
    const asked = searchQuestion(draft);
    if (typeof asked !== "string") return onAsk(asked, draft.kind);
    const words = missingWords(asked);
    setMissing(words);
    announce({ kind: "search", urgency: "assertive", words: () => words });
  }

  return (
    <form
      ref={form}
      autoComplete="off"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <RadioChoice
        label={t`What is known of it`}
        showsLabel
        choices={kinds.map((id) => ({ id, label: kindWords()[id] }))}
        selected={draft.kind}
        onSelect={(kind) => change({ kind })}
      />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={soughtWords(draft.kind)}
          value={draft.typed}
          onChange={(typed) => change({ typed })}
          maxLength={SOUGHT_MAX}
          spellCheck="false"
          isInvalid={missing !== null}
          {...(draft.kind === "number" ? { inputMode: "numeric" as const } : {})}
          className="min-w-0 flex-1 basis-64"
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" && onDown()) event.preventDefault();
            // Escape is the panel's.
            else event.continuePropagation();
          }}
        />
        <Button type="submit" tone="primary" className="min-h-10">{t`Search`}</Button>
      </div>
      {missing === null ? null : <p className="text-small font-medium text-concern">{missing}</p>}
      {open.length > 1 ? (
        <CheckChoice
          label={t`What to look through`}
          choices={[
            { id: "contacts", label: t`Contacts` },
            { id: "cases", label: t`Cases` },
          ]}
          selected={draft.among}
          onSelect={(among) => change({ among })}
        />
      ) : null}
      <div>
        <Button
          size="small"
          tone="quiet"
          aria-expanded={isNarrowed}
          onPress={() => {
            narrow(!isNarrowed);
            // What is not seen narrows nothing.
            if (isNarrowed) change(NOT_NARROWED);
          }}
        >
          {isNarrowed ? t`Do not narrow it` : t`Narrow it…`}
        </Button>
        {isNarrowed ? <SearchFilters draft={draft} onChange={change} /> : null}
      </div>
    </form>
  );
}

/** The field where one types, in whatever is around it. */
export function focusWords(around: ParentNode | null): void {
  around?.querySelector<HTMLElement>("input[maxlength]")?.focus();
}
