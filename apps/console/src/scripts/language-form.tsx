import type { Language } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { languageWords } from "../text/domain-words.ts";
import { GroundingPeopleDocument } from "./scripts-documents.ts";
import type { Deed } from "./scripts.ts";

interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** That whoever advocates in a language has read the wording in it, and how that came to be. */
export function LanguageForm({
  languages,
  isBusy,
  onAct,
}: {
  readonly languages: readonly Language[];
  readonly isBusy: boolean;
  readonly onAct: (deed: Deed) => Promise<boolean>;
}): ReactNode {
  const [language, speak] = useState<Language | null>(null);
  const [origin, came] = useState<"written" | "translated" | null>(null);
  const [translator, translatedBy] = useState("");
  const [backTranslator, saidBackBy] = useState("");
  const [people, know] = useState<readonly Somebody[]>([]);
  const id = useId();
  useEffect(() => {
    if (origin !== "translated") return;
    void (async () => {
      const answer = await ask(GroundingPeopleDocument, {}, true);
      if (answer.kind === "data") know(answer.data.colleagues);
    })();
  }, [origin]);
  const isLacking =
    language === null ||
    origin === null ||
    (origin === "translated" && (translator === "" || backTranslator === ""));
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col items-start gap-2">
      <h3 id={`${id}-heading`} className="font-semibold">{t`A language that you advocate in`}</h3>
      <RadioChoice<Language>
        label={t`You have read every line of it in`}
        showsLabel
        selected={language}
        onSelect={speak}
        choices={languages.map((each) => ({ id: each, label: languageWords(each) }))}
      />
      <RadioChoice<"written" | "translated">
        label={t`How its words came to be`}
        showsLabel
        selected={origin}
        onSelect={came}
        choices={[
          { id: "written", label: t`Written in this language` },
          { id: "translated", label: t`Translated` },
        ]}
      />
      {origin === "translated" ? (
        <>
          <Who label={t`Who translated it`} people={people} chosen={translator} onChoose={translatedBy} />
          <Who
            label={t`Who said it back in the first language, without having seen that: a third person, who neither imported it nor looks at it as a clinician`}
            people={people}
            chosen={backTranslator}
            onChoose={saidBackBy}
          />
        </>
      ) : null}
      <Button
        tone="primary"
        isDisabled={isLacking}
        isPending={isBusy}
        onPress={() => {
          if (language === null) return;
          const translated = origin === "translated" ? { translator, backTranslator } : null;
          void onAct({ kind: "check", language, translated });
        }}
      >
        {t`Keep that it was checked`}
      </Button>
    </section>
  );
}

function Who({
  label,
  people,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly people: readonly Somebody[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <span className="flex w-full flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        className="min-h-10 max-w-full rounded-hf border border-control bg-surface px-2"
      >
        <option value="">{t`Nobody chosen`}</option>
        {people.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </span>
  );
}
