import { RepresentativeKind, RepresentativeProof } from "@holdfast/case-schema/case";
import { TextField } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { NEW_PERSON, type CameDraft } from "./came-draft.ts";
import { proofWords, representativeWords } from "./role-words.ts";

export interface CameFieldsProps {
  readonly draft: CameDraft;
  readonly onChange: (draft: CameDraft) => void;
  /** Who is in the case already. */
  readonly people: readonly { readonly id: string; readonly label: string }[];
}

/** Who speaks in a contact: themself, or somebody for others, with what they have shown. */
export function CameFields({ draft, onChange, people }: CameFieldsProps): ReactNode {
  const put = (facts: Partial<CameDraft>): void => onChange({ ...draft, ...facts });
  const somebodyNew = { id: NEW_PERSON, label: t`Somebody who is not in the case yet` };
  return (
    <div className="flex flex-col gap-3">
      <RadioChoice<CameDraft["kind"]>
        label={t`Who speaks`}
        showsLabel
        isColumn
        selected={draft.kind}
        onSelect={(kind) =>
          put({ kind, person: kind === "person" && people.length === 0 ? NEW_PERSON : null })
        }
        choices={[
          { id: "unknown", label: t`Nobody knows yet` },
          { id: "person", label: t`Somebody for themself` },
          { id: "representative", label: t`Somebody who speaks for others` },
        ]}
      />
      {draft.kind === "person" ? (
        <RadioChoice
          label={t`Which person`}
          showsLabel
          isColumn
          selected={draft.person}
          onSelect={(person) => put({ person })}
          choices={[...people, somebodyNew]}
        />
      ) : null}
      {draft.kind === "representative" ? (
        <>
          <RadioChoice<RepresentativeKind>
            label={t`As what they speak`}
            showsLabel
            selected={draft.as}
            onSelect={(as) => put({ as })}
            choices={RepresentativeKind.options.map((id) => ({ id, label: representativeWords(id) }))}
          />
          <RadioChoice<RepresentativeProof>
            label={t`What they have shown`}
            showsLabel
            isColumn
            selected={draft.proof}
            onSelect={(proof) => put({ proof })}
            choices={RepresentativeProof.options.map((id) => ({ id, label: proofWords(id) }))}
          />
          <p className="font-medium">{t`For whom they speak`}</p>
          {people.length === 0 ? null : (
            <CheckChoice
              label={t`For whom they speak`}
              choices={people}
              selected={draft.people}
              onSelect={(ids) => put({ people: ids })}
            />
          )}
          <TextField
            label={t`How many people who are not in the case yet`}
            inputMode="numeric"
            value={draft.newCount}
            onChange={(newCount) => put({ newCount })}
          />
          <RadioChoice
            label={t`Are they somebody of the case themself?`}
            showsLabel
            isColumn
            selected={draft.person ?? "nobody"}
            onSelect={(person) => put({ person: person === "nobody" ? null : person })}
            choices={[{ id: "nobody", label: t`No` }, ...people, somebodyNew]}
          />
        </>
      ) : null}
    </div>
  );
}
