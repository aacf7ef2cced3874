import type { ReactNode } from "react";

/** Why something was not done, beside what was to be done. It is said aloud by whoever tried. */
export function FaultLine({ fault }: { readonly fault: string | null }): ReactNode {
  return fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>;
}
