import { EmergencyCentres } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { linesOfCentres, readCentreLines, type ReadCentres } from "./centre-lines.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** Who sends help to which place: what whoever calls an emergency centre chooses from. */
export function CentresSection(): ReactNode {
  const state = useSetting("emergencyCentres");
  return (
    <SettingSection id="centres" title={t`Emergency centres`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`Who sends help to which place. A short number that is dialled here reaches the town of this line, so every centre needs its full number. Ring each to try it before it stands here, and again every few months.`}
      </p>
      <SettingEditors id="centres" state={state}>
        {(value) => {
          const centres = EmergencyCentres.safeParse(value).data;
          return centres === undefined ? null : (
            <Editor centres={centres} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function Editor(props: {
  readonly centres: EmergencyCentres;
  readonly isBusy: boolean;
  readonly onKeep: (centres: EmergencyCentres) => void;
}): ReactNode {
  const field = useId();
  const [lines, write] = useState(() => linesOfCentres(props.centres));
  const read = readCentreLines(props.centres, lines);
  return (
    <>
      {props.centres.length === 0 ? (
        <p>{t`No centre is on the list yet. Whoever calls one has to find its number while somebody waits for help.`}</p>
      ) : null}
      <div className="flex flex-col gap-1">
        <label htmlFor={field} className="text-small font-medium">{t`Centres`}</label>
        <p id={`${field}how`} className="text-small text-muted">
          {t`One a line: place | name | number | note. The note may be left out.`}
        </p>
        <textarea
          id={field}
          rows={8}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={read.kind !== "read"}
          aria-describedby={`${field}how ${field}wrong`}
          className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
          value={lines}
          // A browser brings the caret into view, which is not the whole field.
          onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: "nearest" })}
          onChange={({ target }) => write(target.value)}
        />
        <p id={`${field}wrong`} className="text-small text-danger">
          {problemWords(read)}
        </p>
      </div>
      <div>
        <Button
          tone="primary"
          isDisabled={read.kind !== "read"}
          isPending={props.isBusy}
          onPress={() => {
            if (read.kind === "read") props.onKeep(read.centres);
          }}
        >
          {t`Keep these centres`}
        </Button>
      </div>
    </>
  );
}

function problemWords(read: ReadCentres): string {
  switch (read.kind) {
    case "read":
      return "";
    case "unclear":
      return t`Not clear, line ${read.lines.join(", ")}: a place, a name and a number in digits, with | between them.`;
    case "too_many":
      return t`These are more than 5000, the most that the list can hold.`;
  }
}
