import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { OwnWordForm } from "./own-word-form.tsx";
import type { PersonFacts } from "./person-facts.ts";

/** Whoever is verified says that something is wrong in what is kept of them: while they speak in the contact that is open. */
export function OwnWordSection({ person }: { readonly person: PersonFacts }): ReactNode {
  const { caseId, personId, speakerId, contactId } = person;
  const [isOpen, open] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  // Whoever wrote it down, or left it, stays where the form was opened.
  const kept = useKeptFocus(() =>
    whole.current?.querySelector<HTMLElement>("button[aria-expanded]:not(:disabled)")?.focus(),
  );
  if (contactId === null || speakerId !== personId)
    return (
      <p className="text-small">
        {t`To write down what they say is wrong as their own word, they have to be who speaks in the contact that is open.`}
      </p>
    );
  return (
    <div ref={whole} className="contents" {...kept}>
      <span>
        {/* The same button, so that the focus stays on it. */}
        <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
          {t`They say that something is wrong…`}
        </Button>
      </span>
      {isOpen ? <OwnWordForm {...{ caseId, personId, contactId }} onDone={() => open(false)} /> : null}
    </div>
  );
}
