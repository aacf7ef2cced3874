import type { Medium, ReachWay } from "@holdfast/case-schema";

/** The way of reaching somebody that a medium is; `null` where nobody is reached at an address. */
export function reachWay(medium: Medium): ReachWay | null {
  switch (medium) {
    case "text":
      return "text";
    case "voice":
      return "call";
    case "email":
      return "email";
    case "form":
      return null;
  }
}
