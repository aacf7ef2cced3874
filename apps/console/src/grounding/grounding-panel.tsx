import "./grounding-texts.ts";
import { isCovert } from "@holdfast/grounding-scripts";
import { Language } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { leaveCase } from "../case/leave-case.ts";
import { hasFallen } from "../keys/has-fallen.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useStore } from "../store/store.ts";
import { languageWords } from "../text/domain-words.ts";
import { countOffered, countStarted } from "./count-uses.ts";
import { situationOf } from "./facts.ts";
import {
  closeGrounding,
  groundingAt,
  groundingPanel,
  isInGrounding,
  type GroundingAt,
} from "./grounding-at.ts";
import { formWords } from "./grounding-words.ts";
import type { Grounding } from "./groundings.ts";
import { KnownForm } from "./known-form.tsx";
import { learnLibrary, libraries, type OfferedScript } from "./library.ts";
import { Offers } from "./offers.tsx";
import { useGrounding } from "./use-grounding.ts";
import { begun } from "./walking.ts";
import { WalkNow } from "./walk-now.tsx";

/** Small things to do when everything is too much, beside the contact of somebody for whom it is. */
export function GroundingPanel(): ReactNode {
  const at = useStore(groundingAt);
  const { asked } = useStore(groundingPanel);
  const panel = useRef<HTMLElement>(null);
  if (at === null) return null;
  return (
    // Escape is heard for all that stands in it, none of which knows where one writes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      aria-labelledby="grounding-heading"
      tabIndex={-1}
      data-pane="grounding"
      className="relative flex h-[45%] min-h-0 shrink-0 flex-col gap-3 overflow-y-auto border-t border-line bg-surface px-4 py-3 -outline-offset-2! max-desk:h-auto max-desk:max-h-none @min-[80rem]/page:h-auto @min-[80rem]/page:w-96 @min-[80rem]/page:border-t-0 @min-[80rem]/page:border-l"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leaveCase();
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="grounding-heading" className="text-base font-semibold">{t`Grounding`}</h2>
        <Button
          size="small"
          tone="quiet"
          onPress={() => {
            closeGrounding();
            leaveCase();
          }}
        >
          {t`Close grounding`}
          <KeyHint id="contact.grounding" />
        </Button>
      </div>
      <InState key={at.row.id} at={at} asked={asked} />
    </section>
  );
}

/** Puts the focus on what comes next in the panel. */
export function focusNext(): void {
  const panel = document.querySelector<HTMLElement>("[data-pane='grounding']");
  const place = panel?.querySelector<HTMLElement>("[data-grounding-prompter], [data-grounding-next]");
  (place ?? panel)?.focus();
}

function InState({ at, asked }: { readonly at: GroundingAt; readonly asked: number }): ReactNode {
  const { row, safe } = at;
  const { grounding, form, keep } = useGrounding(row, safe);
  const library = useStore(libraries).get(grounding.language);
  const isWithheld = safe === null || safe.decision.hands.withholds.includes("suggestions");
  useEffect(() => void learnLibrary(grounding.language), [grounding.language]);
  const walk = grounding.walk;
  const place = `${library?.kind ?? ""} ${String(isWithheld)} ${walk === null ? "" : `${walk.walking.script} ${JSON.stringify(walk.phase)}`}`;
  useLayoutEffect(focusNext, [asked]);
  const seen = useRef(place);
  useLayoutEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    // Only for whoever is in it: who went to write meanwhile stays there.
    if (isInGrounding() || hasFallen()) focusNext();
  }, [place]);
  if (isWithheld)
    return (
      <p>{t`It is not known in whose hands the device is. Nothing is offered until that is settled.`}</p>
    );
  if (library === undefined || library.kind === "loading") return <p>{t`The scripts are on their way…`}</p>;
  if (library.kind === "failed")
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`The scripts could not be fetched.`}
        <Button size="small" data-grounding-next="" onPress={() => void learnLibrary(grounding.language)}>
          {t`Retry`}
        </Button>
      </p>
    );
  const { scripts } = library;
  return (
    <>
      <p className="text-small text-muted">
        {t`${languageWords(grounding.language)}: ${formWords(form)}. Where it stands is in this tab alone, and gone when the page is loaded anew.`}
      </p>
      {scripts.some(({ isDraft }) => isDraft) ? (
        <p className="rounded-hf bg-concern-tint px-2 py-1 text-small text-concern">
          {t`Draft: needs clinician and survivor-advisor review. Shown because this is a demo.`}
        </p>
      ) : null}
      {walk === null ? (
        <Choosing scripts={scripts} medium={row.medium} grounding={grounding} form={form} keep={keep} />
      ) : (
        <WalkNow
          row={row}
          safe={safe}
          scripts={scripts}
          grounding={grounding}
          walk={walk}
          form={form}
          keep={keep}
        />
      )}
    </>
  );
}

function Choosing({
  scripts,
  medium,
  grounding,
  form,
  keep,
}: Pick<ReturnType<typeof useGrounding>, "grounding" | "form" | "keep"> & {
  readonly scripts: readonly OfferedScript[];
  readonly medium: QueueRow["medium"];
}): ReactNode {
  const { facts } = grounding;
  const situation = situationOf(grounding, form);
  const mustBeCovert = isCovert(situationOf({ ...grounding, facts: { ...facts, staysCovert: false } }, form));
  const library = scripts.map(({ script }) => script);
  const change = (next: Partial<Grounding>): void => keep({ ...grounding, ...next });
  return (
    <>
      {scripts.length === 0 ? (
        <p>{t`No script is approved in this language yet. Leads and administrators see to that in the settings.`}</p>
      ) : (
        <Offers
          scripts={scripts}
          situation={situation}
          onOffered={(ids) => {
            const how = { medium, language: grounding.language };
            const offered = countOffered(grounding.offered, how, scripts, ids);
            if (offered !== grounding.offered) change({ offered });
          }}
          onBegin={(id) => {
            const walked = scripts.find(({ script }) => script.id === id);
            if (walked === undefined) return;
            const next = begun(grounding, walked.script, library, form);
            if (next.walk !== null) countStarted(medium, next.walk);
            keep({ ...next, walked });
          }}
          onAskedFor={(id) => change({ facts: { ...facts, askedFor: [...facts.askedFor, id] } })}
        />
      )}
      {mustBeCovert ? (
        <p className="text-small text-muted">
          {t`Covert words are on: it is not known that the device is private, nobody sees or hears, and they are safe.`}
        </p>
      ) : (
        <ToggleSwitch
          label={t`Covert words`}
          isOn={facts.staysCovert}
          onChange={(staysCovert) => change({ facts: { ...facts, staysCovert } })}
        />
      )}
      <RadioChoice<Language>
        label={t`In which language`}
        showsLabel
        selected={grounding.language}
        onSelect={(language) => change({ language })}
        choices={Language.options.map((id) => ({ id, label: languageWords(id) }))}
      />
      <KnownForm facts={facts} onChange={(next) => change({ facts: next })} />
    </>
  );
}
