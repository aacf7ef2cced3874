import { GuardianConflict, ReleaseGiver, type SubjectAge } from "@holdfast/case-schema";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { GrantPartProps } from "./grant-terms.tsx";
import type { Answered } from "./release-draft.ts";
import { ageWords } from "../case/age-words.ts";
import { giverWords, guardianWords } from "./sharing-words.ts";

/** What has to be known of how they say yes: nothing of it is taken to be so by itself. */
export function GrantAnswers({
  draft,
  onChange,
  age,
}: GrantPartProps & { readonly age: SubjectAge }): ReactNode {
  const isUnderSomebody = age !== "adult" || draft.underGuardianship === true;
  return (
    <>
      <RadioChoice<ReleaseGiver>
        label={t`Who says yes`}
        showsLabel
        selected={draft.givenBy}
        onSelect={(givenBy) => onChange({ givenBy })}
        choices={ReleaseGiver.options.map((id) => ({ id, label: giverWords(id) }))}
      />
      {draft.givenBy === "lawful_guardian" ? (
        <RadioChoice<GuardianConflict>
          label={t`Whether the guardian may speak for them`}
          showsLabel
          isColumn
          selected={draft.guardianConflict}
          onSelect={(guardianConflict) => onChange({ guardianConflict })}
          choices={GuardianConflict.options.map((id) => ({ id, label: guardianWords(id) }))}
        />
      ) : null}
      <p className="text-small">{t`How old they are, as the case says: ${ageWords(age)}`}</p>
      <YesNo
        label={t`Has a court given them a guardian?`}
        answer={draft.underGuardianship}
        onAnswer={(underGuardianship) => onChange({ underGuardianship })}
      />
      {isUnderSomebody ? (
        <RadioChoice
          label={t`May they have our help without anybody else’s yes?`}
          showsLabel
          selected={answerId(draft.mayReceiveServiceAlone) ?? "unknown"}
          onSelect={(id) => onChange({ mayReceiveServiceAlone: id === "unknown" ? null : id === "yes" })}
          choices={[
            { id: "yes", label: t`Yes` },
            { id: "no", label: t`No` },
            { id: "unknown", label: t`Nobody has looked` },
          ]}
        />
      ) : null}
      <YesNo
        label={t`Does any help depend on their yes?`}
        answer={draft.conditionOfService}
        onAnswer={(conditionOfService) => onChange({ conditionOfService })}
      />
      <p className="font-medium">{t`What was spoken of`}</p>
      <CheckChoice
        label={t`What was spoken of`}
        choices={[
          { id: "risks", label: t`The risks were spoken of` },
          { id: "others", label: t`Other ways were spoken of` },
        ]}
        selected={[
          ...(draft.risksExplained ? ["risks" as const] : []),
          ...(draft.alternativesDiscussed ? ["others" as const] : []),
        ]}
        onSelect={(ids) =>
          onChange({ risksExplained: ids.includes("risks"), alternativesDiscussed: ids.includes("others") })
        }
      />
      <RadioChoice<"yes" | "no" | "unknown">
        label={t`Are they alone?`}
        showsLabel
        selected={draft.alone}
        onSelect={(alone) => onChange({ alone })}
        choices={[
          { id: "yes", label: t`Yes` },
          { id: "no", label: t`No` },
          { id: "unknown", label: t`Not known` },
        ]}
      />
      <YesNo
        label={t`Does somebody tell them what to say?`}
        answer={draft.coached}
        onAnswer={(coached) => onChange({ coached })}
      />
      <YesNo
        label={t`Was the danger word heard?`}
        answer={draft.duressWordHeard}
        onAnswer={(duressWordHeard) => onChange({ duressWordHeard })}
      />
    </>
  );
}

function YesNo({
  label,
  answer,
  onAnswer,
}: {
  readonly label: string;
  readonly answer: Answered;
  readonly onAnswer: (answer: boolean) => void;
}): ReactNode {
  return (
    <RadioChoice<"yes" | "no">
      label={label}
      showsLabel
      selected={answerId(answer)}
      onSelect={(id) => onAnswer(id === "yes")}
      choices={[
        { id: "yes", label: t`Yes` },
        { id: "no", label: t`No` },
      ]}
    />
  );
}

const answerId = (answer: Answered): "yes" | "no" | null => (answer === null ? null : answer ? "yes" : "no");
