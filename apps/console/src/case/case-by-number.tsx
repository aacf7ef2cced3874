import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { doings } from "../keys/doings.ts";
import { useMe } from "../session/use-me.ts";
import { askedNumber } from "./asked-number.ts";
import type { CasesForContact } from "./case-choice-documents.ts";

export interface CaseByNumberProps {
  readonly label: string;
  readonly all: CasesForContact["cases"];
  readonly onFound: (found: CasesForContact["cases"][number]) => void;
}

/** Finds one of the asker's cases by the number that colleagues call it. */
export function CaseByNumber({ label, all, onFound }: CaseByNumberProps): ReactNode {
  const [typed, type] = useState("");
  const [isMissing, setMissing] = useState(false);
  const mayOpen = useMe().capabilities.has("case.break_glass");

  function find(): void {
    const found = all.find(({ number }) => String(number) === typed.trim());
    setMissing(found === undefined);
    if (found !== undefined) onFound(found);
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-end gap-2">
        <TextField
          label={label}
          inputMode="numeric"
          value={typed}
          onChange={(text) => {
            type(text);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed.trim() === "") return;
            event.preventDefault();
            find();
          }}
        />
        <Button isDisabled={typed.trim() === ""} onPress={find}>{t`Find it`}</Button>
      </div>
      {isMissing ? (
        <p className="flex flex-wrap items-center gap-x-3 text-small text-concern">
          {t`None of your newest 200 cases has this number.`}
          {mayOpen ? (
            <Button
              size="small"
              onPress={() => {
                askedNumber.set(typed.trim());
                const go = doings.get().get("go.inquiries")?.();
                if (go !== undefined && "run" in go) go.run();
              }}
            >{t`Open in an emergency…`}</Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
