import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { personCalled } from "../case/called-words.ts";
import { MINOR_HARMS, RISKS, type MinorHarm, type Risk } from "./compose-draft.ts";
import { minorHarmWords, riskWords } from "./compose-words.ts";
import type { ComposePartProps } from "./disclosure-terms.tsx";

/** What is judged of danger and harm, and for whom. It opens nothing for anybody else. */
export function DisclosureFears({ draft, onChange, data }: ComposePartProps): ReactNode {
  return (
    <>
      <RadioChoice<"yes" | "no">
        label={t`Is danger or harm to somebody feared?`}
        showsLabel
        selected={yesNo(draft.isFeared)}
        onSelect={(id) => onChange({ isFeared: id === "yes" })}
        choices={[
          { id: "no", label: t`No` },
          { id: "yes", label: t`Yes` },
        ]}
      />
      {draft.isFeared === true ? (
        <div className="flex flex-col gap-3 border-l-2 border-line pl-2">
          <RadioChoice<Risk>
            label={t`Danger`}
            showsLabel
            isColumn
            selected={draft.risk}
            onSelect={(risk) => onChange({ risk })}
            choices={RISKS.map((id) => ({ id, label: riskWords(id) }))}
          />
          <RadioChoice<MinorHarm>
            label={t`Harm to a minor`}
            showsLabel
            isColumn
            selected={draft.minorHarm}
            onSelect={(minorHarm) => onChange({ minorHarm })}
            choices={MINOR_HARMS.map((id) => ({ id, label: minorHarmWords(id) }))}
          />
          <RadioChoice<"yes" | "no">
            label={t`Harm to an adult who cannot protect themself`}
            showsLabel
            selected={yesNo(draft.isVulnerable)}
            onSelect={(id) => onChange({ isVulnerable: id === "yes" })}
            choices={[
              { id: "no", label: t`No` },
              { id: "yes", label: t`Suspected` },
            ]}
          />
          <p className="text-small font-medium">{t`For whom it is feared`}</p>
          <CheckChoice
            label={t`For whom it is feared`}
            choices={data.persons.map(({ id }) => ({ id, label: personCalled(data, id) }))}
            selected={draft.concerns}
            onSelect={(concerns) => onChange({ concerns })}
          />
          <TextField
            label={t`Place, as in US-CA, if it is known`}
            value={draft.place}
            onChange={(place) => onChange({ place })}
          />
        </div>
      ) : null}
    </>
  );
}

const yesNo = (answer: boolean | null): "yes" | "no" | null =>
  answer === null ? null : answer ? "yes" : "no";
