import { GivenDisposition, OfferedDispositions } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { OutcomeFields } from "./outcome-fields.tsx";
import { draftOutcomes, readOutcomes } from "./outcome-drafts.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** Which outcomes are offered when a contact is closed, what they are called, and what is asked beside each. */
export function OutcomesSection(): ReactNode {
  const state = useSetting("dispositions");
  return (
    <SettingSection id="outcomes" title={t`Outcomes`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`What can be chosen when a contact is closed. Contacts keep the words they were closed with. Answers are numbers, yes or no, or a choice: nobody’s own words.`}
      </p>
      <SettingEditors id="outcomes" state={state}>
        {(value) => {
          const offered = OfferedDispositions.safeParse(value).data;
          return offered === undefined ? null : (
            <Editor offered={offered} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function Editor(props: {
  readonly offered: OfferedDispositions;
  readonly isBusy: boolean;
  readonly onKeep: (offered: OfferedDispositions) => void;
}): ReactNode {
  const [drafts, write] = useState(() => draftOutcomes(props.offered));
  const { value, problems } = readOutcomes(props.offered, drafts);
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {GivenDisposition.options.map((id) => (
          <li key={id} className="py-1.5">
            <OutcomeFields
              id={id}
              draft={drafts[id]}
              problem={problems.get(id) ?? null}
              onChange={(draft) => write({ ...drafts, [id]: draft })}
            />
          </li>
        ))}
      </ul>
      {value === null && problems.size === 0 ? (
        <p className="text-small text-danger">{t`Offer one outcome at least: without any, no contact could be closed.`}</p>
      ) : null}
      <div>
        <Button
          tone="primary"
          isDisabled={value === null}
          isPending={props.isBusy}
          onPress={() => {
            if (value !== null) props.onKeep(value);
          }}
        >
          {t`Keep these outcomes`}
        </Button>
      </div>
    </>
  );
}
