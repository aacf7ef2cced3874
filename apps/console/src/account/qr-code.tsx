import { encodeQR } from "qr";
import type { ReactNode } from "react";

/** How much white an app's camera wants around a code, in squares. */
const QUIET = 4;

/** Words as a square code, drawn here: nothing of it is asked of anybody. Dark on white in any look, as cameras want it. */
export function QrCode({ words, label }: { readonly words: string; readonly label: string }): ReactNode {
  const rows = encodeQR(words, "raw", { ecc: "medium", border: QUIET });
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      className="size-48 rounded-hf border border-line forced-color-adjust-none"
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
