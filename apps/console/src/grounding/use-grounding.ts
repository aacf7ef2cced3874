import type { Form } from "@holdfast/grounding-scripts";
import type { QueueRow } from "@holdfast/wire";
import type { SafeContact } from "../reach/reach-documents.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { firstFacts, freshGrounding } from "./facts.ts";
import { groundings, keepGrounding, type Grounding } from "./groundings.ts";
import { formOf } from "@holdfast/grounding-scripts";
import { useCall } from "../calls/calls.ts";

/** Where grounding stands in a contact, in which form it is said there, and how that changes. */
export function useGrounding(
  row: QueueRow,
  safe: SafeContact | null,
): {
  readonly grounding: Grounding;
  readonly form: Form;
  readonly keep: (next: Grounding) => void;
} {
  const reader = useStore(spoken);
  const line = useCall(row.id)?.line;
  const kept = useStore(groundings).get(row.id);
  const grounding = kept ?? freshGrounding(row.language ?? reader, firstFacts(safe?.preference ?? null));
  return {
    grounding,
    form: formOf({ medium: row.medium }, line === "tty" || line === "relay"),
    keep: (next) => keepGrounding(row.id, next),
  };
}
