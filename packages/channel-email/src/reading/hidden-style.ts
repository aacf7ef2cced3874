type Attributes = Readonly<Record<string, string | undefined>>;

const STYLE_MAX = 5000;

/**
 * Whether nobody sees an element by its own attributes: what a sender hides was never said to whoever reads. Judged narrowly;
 * words that are only small, pale or far away stay.
 */
export function isHidden(attributes: Attributes): boolean {
  if (attributes["hidden"] !== undefined) return true;
  const style = attributes["style"];
  if (style === undefined) return false;
  const rules = new Map<string, string>();
  for (const rule of style.slice(0, STYLE_MAX).toLowerCase().split(";")) {
    const colon = rule.indexOf(":");
    if (colon > 0)
      rules.set(
        rule.slice(0, colon).trim(),
        rule
          .slice(colon + 1)
          .replace("!important", "")
          .trim(),
      );
  }
  const is = (name: string, pattern: RegExp): boolean => pattern.test(rules.get(name) ?? "");
  return (
    is("display", /^none$/) ||
    is("visibility", /^(hidden|collapse)$/) ||
    is("mso-hide", /^all$/) ||
    is("opacity", ZERO) ||
    is("font-size", ZERO) ||
    (is("overflow", /^hidden$/) &&
      (is("max-height", ZERO) || is("height", ZERO) || is("max-width", ZERO) || is("width", ZERO)))
  );
}

const ZERO = /^0(\.0+)?(px|pt|em|rem|%)?$/;
