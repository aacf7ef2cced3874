/**
 * What axe finds and is right to be left as it is: one rule, at one kind of element, with the reason. Never a whole page,
 * and never a rule everywhere.
 */
export const ALLOWED: readonly {
  readonly rule: string;
  readonly selector: string;
  readonly reason: string;
}[] = [
  {
    rule: "scrollable-region-focusable",
    selector: "[role=dialog]:has(input) [role=menu]",
    reason: "The list of commands follows the arrow keys of the field above it, which keeps the focus.",
  },
];
