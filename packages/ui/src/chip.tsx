import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ChipTone = "neutral" | "danger" | "concern" | "safe" | "info" | "outline";

const TONES: Record<ChipTone, string> = {
  neutral: "border-transparent bg-raised text-ink",
  danger: "border-danger bg-danger text-on-danger font-semibold",
  concern: "border-concern/40 bg-concern-tint text-concern",
  safe: "border-safe/30 bg-safe-tint text-safe",
  info: "border-info/30 bg-info-tint text-info",
  outline: "border-line bg-transparent text-muted",
};

/** A short fact in a frame. Its tone never says anything that its words do not. */
export function Chip({
  tone = "neutral",
  children,
  className,
}: {
  readonly tone?: ChipTone;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-hf border px-1.5 py-px text-small whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
