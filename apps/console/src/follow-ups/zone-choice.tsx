import { TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { isZone, ourZone } from "./wall-time.ts";

/** By which clock a time is entered: ours, or that of wherever they are. `null` while what is typed names no zone. */
export function ZoneChoice({ onChoose }: { readonly onChoose: (zone: string | null) => void }): ReactNode {
  const [isTheirs, setTheirs] = useState(false);
  const [typed, type] = useState("");
  const ours = ourZone();
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
