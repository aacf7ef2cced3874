import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { prefer, preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";

/** Hides the words of contacts from whoever passes by, or shows them again. */
export function toggleWords(): void {
  const blur = !preferences.get().blur;
  prefer({ blur });
  announce({
    kind: "comfort",
    urgency: "polite",
    words: () => (blur ? t`Words are hidden.` : t`Words are shown.`),
  });
}

/** Says that words are hidden, and shows them again at a press. Its row keeps its height. */
export function WordsVeil(): ReactNode {
  if (!useStore(preferences).blur) return null;
  return (
    <span className="flex items-center gap-1 font-medium text-info">
      {t`Words are hidden.`}
      <Button tone="quiet" size="inline" className="text-info" onPress={toggleWords}>
        {t`Show words`}
        <KeyHint id="words.hide" />
      </Button>
    </span>
  );
}
