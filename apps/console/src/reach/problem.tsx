import type { ReactNode } from "react";
import type { PreferenceProblem } from "./preference-input.ts";
import { preferenceProblemWords } from "./preference-problem-words.ts";

export type Problems = readonly PreferenceProblem[];

/** What is wrong with one answer, at that answer. */
export function Problem({ of, problems }: { readonly of: string; readonly problems: Problems }): ReactNode {
  const found = problems.filter(({ field }) => field === of);
  if (found.length === 0) return null;
  return (
    <p id={idOf(of)} className="text-small font-medium text-concern">
      {found.map(preferenceProblemWords).join(" ")}
    </p>
  );
}

/** That a field's answer is wrong, and where it says why. */
export function problemProps(
  of: string,
  problems: Problems,
): { readonly isInvalid?: true; readonly "aria-describedby"?: string; readonly validationBehavior: "aria" } {
  return problems.some(({ field }) => field === of)
    ? { isInvalid: true, "aria-describedby": idOf(of), validationBehavior: "aria" }
    : { validationBehavior: "aria" };
}

/** Puts the focus on the first answer that is wrong. */
export function focusProblem(problems: Problems): void {
  const [first] = problems;
  if (first === undefined) return;
  const words = document.querySelector(`#${idOf(first.field)}`);
  const field = document.querySelector<HTMLElement>(`[aria-describedby~="${idOf(first.field)}"]`);
  // Of a choice of several the words stand right below.
  const choice = words?.previousElementSibling?.querySelector<HTMLElement>("input, button");
  (field ?? choice)?.focus();
  words?.scrollIntoView({ block: "nearest" });
}

const idOf = (field: string): string => `preference-${field.replaceAll(".", "-")}`;
