import "../people/people-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useCallback, useContext, useEffect, useRef, type ReactNode } from "react";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { createStore, useStore } from "../store/store.ts";
import { SkillsDialog } from "./skills-dialog.tsx";
import { Beside, type Colleague } from "./skills-place.tsx";

/** Whose skills are asked for; `null`: nobody's. */
const asked = createStore<Colleague | null>(null);

/** Asks what the colleague beside whom it stands is offered. */
export function SkillsButton(): ReactNode {
  const colleague = useContext(Beside);
  if (colleague === null) return null;
  return (
    <Button
      size="small"
      tone="quiet"
      className="self-start"
      data-skills={colleague.id}
      aria-label={t`Skills of ${colleague.name}…`}
      onPress={() => asked.set({ id: colleague.id, name: colleague.name })}
    >
      {t`Skills…`}
    </Button>
  );
}

/** What the colleague who was asked about is offered. */
export function SkillsPart(): ReactNode {
  const colleague = useStore(asked);
  useEffect(() => () => asked.set(null), []);
  const last = useRef(colleague);
  useEffect(() => {
    if (colleague !== null) last.current = colleague;
  }, [colleague]);
  useFocusAfter(
    colleague !== null,
    useCallback(() => focusBackAt(last.current), []),
  );
  if (colleague === null) return null;
  // An answer that comes after the dialog was left closes none that was opened since.
  const close = (): void => asked.update((open) => (open === colleague ? null : open));
  return <SkillsDialog colleague={colleague} onClose={close} />;
}

/** Where it was asked from, or the board where that column is gone. */
function focusBackAt(colleague: Colleague | null): void {
  const from = document.querySelector<HTMLElement>(`[data-skills="${colleague?.id ?? ""}"]`);
  (from ?? document.querySelector<HTMLElement>("#work"))?.focus();
}
