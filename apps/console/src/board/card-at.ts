import type { ContactId } from "@holdfast/case-schema";

/** The contact whose card an element is, or is a part of; `null`: it is of none. */
export function cardAt(element: Element | null): ContactId | null {
  const card = element?.closest("li")?.querySelector<HTMLElement>("[data-card]");
  return (card?.dataset["card"] as ContactId | undefined) ?? null;
}
