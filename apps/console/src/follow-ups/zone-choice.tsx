import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { isZone, ourZone } from "./wall-time.ts";

export interface ZoneChoiceProps {
  /** Their time zone, where somebody said it: what is chosen and typed to begin with. */
  readonly theirs: string | null;
  readonly onChoose: (zone: string | null) => void;
}

/** By which clock a time is entered: ours, or that of wherever they are. `null` while what is typed names no zone. */
export function ZoneChoice({ theirs, onChoose }: ZoneChoiceProps): ReactNode {
  const ours = ourZone();
  const [isTheirs, setTheirs] = useState(theirs !== null && theirs !== ours);
  const [typed, type] = useState(theirs ?? "");
  return (
    <>
      <RadioChoice<"ours" | "theirs">
        label={t`By which clock`}
        showsLabel
        selected={isTheirs ? "theirs" : "ours"}
        onSelect={(next) => {
          setTheirs(next === "theirs");
          onChoose(next === "ours" ? ours : zoneOf(typed));
        }}
        choices={[
          { id: "ours", label: t`Ours, ${ours}` },
          { id: "theirs", label: t`Theirs, another time zone` },
        ]}
      />
      {isTheirs ? (
        <TextField
          label={t`Their time zone, such as America/Chicago`}
          value={typed}
          onChange={(next) => {
            type(next);
            onChoose(zoneOf(next));
          }}
          isInvalid={typed.trim() !== "" && zoneOf(typed) === null}
        />
      ) : null}
    </>
  );
}

function zoneOf(typed: string): string | null {
  const name = typed.trim().replaceAll(" ", "_");
  return name !== "" && isZone(name) ? name : null;
}
