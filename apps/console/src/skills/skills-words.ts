import { plural, t } from "@lingui/core/macro";

/** How many texts at once. */
export const textsWords = (texts: number): string =>
  t`${plural(texts, { one: "One text at once", other: "# texts at once" })}`;
