/** A toggle that is on says so by more than its colour. */
export const PRESSED =
  "aria-pressed:border-info aria-pressed:bg-info-tint aria-pressed:text-info aria-pressed:underline forced-colors:aria-pressed:forced-color-adjust-none forced-colors:aria-pressed:bg-[Highlight] forced-colors:aria-pressed:text-[HighlightText]";
