import type { DroppedAction } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What somebody said of it; whoever said never keeps no more than that. */
type Agreed = { readonly may: "never" | "contact"; readonly whenDropped: DroppedAction | null };

/**
 * What to do once a line was lost, as they agreed it with us (CP15): by that way and once. `null` where nobody asked them, which
 * is no leave to call. `isTexted`: it is their text contact that they were called from, in which the one text is offered.
 */
export function droppedWords(preference: Agreed | null, isTexted = false): string {
  const agreed = preference?.may === "never" ? "never" : (preference?.whenDropped ?? null);
  switch (agreed) {
    case null:
      return t`The line was lost, and nobody has asked them what to do then. Do not call back: they come back to us.`;
    case "they_return":
      return t`The line was lost. They come back to us themselves, as they said. Do not call back.`;
    case "call_once":
      return t`The line was lost. They asked to be called once: “Call the person” does it, at the hours that they said.`;
    case "text_once":
      if (isTexted)
        return t`The line was lost. They asked to be texted once, and not to be called. While that text has not left, it is offered in this contact.`;
      return t`The line was lost. They asked to be texted once, and not to be called. A call carries no text: send it from their text contact.`;
    case "never":
      return t`The line was lost. They asked that nothing is done then. Do not call back.`;
  }
}
