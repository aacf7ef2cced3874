import { RUMOUR_NAMES_MOST, RumourSettings } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { LinesField } from "./lines-field.tsx";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** What is going round, by which many contacts about one rumour are told from others. */
export function RumoursSection(): ReactNode {
  const state = useSetting("rumours");
  return (
    <SettingSection id="rumours" title={t`What is going round`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`Where people have a rumour from, and which places it is about, one a line. Contacts that name the same are shown as one group sooner. Never the name of a person.`}
      </p>
      <SettingEditors id="rumours" state={state}>
        {(value) => {
          const kept = RumourSettings.safeParse(value).data;
          return kept === undefined ? null : (
            <RumoursForm kept={kept} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function RumoursForm(props: {
  readonly kept: RumourSettings;
  readonly isBusy: boolean;
  readonly onKeep: (kept: RumourSettings) => void;
}): ReactNode {
  const [sources, typeSources] = useState(props.kept.sources.join("\n"));
  const [places, typePlaces] = useState(props.kept.places.join("\n"));
  const read = RumourSettings.safeParse({ sources: namesIn(sources), places: namesIn(places) });
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]));
  const most = String(RUMOUR_NAMES_MOST);
  const words = t`At most ${most} names of 2 to 80 characters, each once.`;
  return (
    <SettingForm
      className="flex-col items-start [&>div]:w-full"
      keepWords={t`Keep these names`}
      wrongWords={words}
      isBusy={props.isBusy}
      onKeep={read.success ? () => props.onKeep(read.data) : null}
    >
      <LinesField
        label={t`Where people have it from`}
        text={sources}
        wrong={wrong.has("sources") ? words : ""}
        onChange={typeSources}
      />
      <LinesField
        label={t`Which places it is about`}
        text={places}
        wrong={wrong.has("places") ? words : ""}
        onChange={typePlaces}
      />
    </SettingForm>
  );
}

/** An empty line names nothing. */
function namesIn(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
