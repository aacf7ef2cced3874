import type { Language } from "@holdfast/case-schema";
import { EXIT, Form, wordsFor, type GroundingScript } from "@holdfast/grounding-scripts";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import {
  contraindicationWords,
  distressWords,
  formWords,
  lengthWords,
} from "../grounding/grounding-words.ts";
import { languageWords } from "../text/domain-words.ts";

/** A script as an advocate would have it: each step in the form and language that are chosen, open or covert. */
export function WholeScript({
  script,
  first,
}: {
  readonly script: GroundingScript;
  readonly first: Language;
}): ReactNode {
  const spoken = (["en", "es", "fr"] as const).filter((each) => script.wordings[each] !== undefined);
  const [language, speak] = useState<Language>(spoken.includes(first) ? first : (spoken[0] ?? first));
  const [form, reach] = useState<Form>("voice");
  const [covert, hide] = useState(false);
  const wording = script.wordings[language];
  const hearing = { language, form, covert: covert && script.covert };
  return (
    <section aria-label={t`What it says`} className="flex flex-col gap-3">
      <ForWhom script={script} />
      <RadioChoice<Language>
        label={t`In which language`}
        showsLabel
        selected={language}
        onSelect={speak}
        choices={spoken.map((id) => ({ id, label: languageWords(id) }))}
      />
      <RadioChoice<Form>
        label={t`How it reaches them`}
        showsLabel
        selected={form}
        onSelect={reach}
        choices={Form.options.map((id) => ({ id, label: formWords(id) }))}
      />
      {script.covert ? (
        <ToggleSwitch label={t`Covert words`} isOn={covert} onChange={hide} />
      ) : (
        <p className="text-small text-muted">{t`It cannot be done unseen, and has no covert words.`}</p>
      )}
      <p lang={language}>{wording?.purpose}</p>
      <ol className="flex flex-col gap-2">
        {script.steps.map(({ id, waitS, skipIf }) => (
          <li key={id} className="flex flex-col gap-0.5 rounded-hf border border-line px-3 py-2">
            <span lang={language} className="text-small text-muted">
              {wording?.steps[id]?.intent}
            </span>
            <span lang={language} className="whitespace-pre-line">
              {wordsFor(script, id, hearing)}
            </span>
            <span className="text-small text-muted">
              {t`Then a wait: ${lengthWords(waitS)}.`}
              {skipIf.length > 0 ? ` ${t`Left out: ${skipIf.map(contraindicationWords).join(", ")}.`}` : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="flex flex-col gap-0.5">
        <span className="text-small text-muted">{t`To whoever has had enough`}</span>
        <span lang={language}>{wordsFor(script, EXIT, hearing)}</span>
      </p>
    </section>
  );
}

function ForWhom({ script }: { readonly script: GroundingScript }): ReactNode {
  const { whenToUse, doNotUseIf, askFirst, inward, onRequestOnly, precondition, durationS } = script;
  const lines: readonly (readonly [string, string])[] = [
    [t`For`, whenToUse.map(distressWords).join(", ")],
    [t`Not where`, doNotUseIf.map(contraindicationWords).join(", ")],
    [t`Asked first`, askFirst.map(contraindicationWords).join(", ")],
    [
      t`It`,
      [
        inward ? t`turns inward` : t`turns outward`,
        ...(onRequestOnly ? [t`is only for those who ask for it`] : []),
        ...(precondition === "safe_now" ? [t`needs them to be safe now`] : []),
        t`takes about ${lengthWords(durationS.typical)}`,
      ].join(", "),
    ],
  ];
  return (
    <dl className="flex flex-col gap-1 text-small">
      {lines
        .filter(([, words]) => words !== "")
        .map(([name, words]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="font-medium">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  );
}
