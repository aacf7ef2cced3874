import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";

/** How loud a button is: one `primary` in view at most, `quiet` where it only accompanies. */
export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "isPending"> {
  readonly tone?: ButtonTone;
  /** `tall` is 44 px for what is pressed in a hurry; `small` is 32 px; `inline` is 24 px, for the narrowest rows. */
  readonly size?: "inline" | "small" | "medium" | "tall";
  /** Whether its deed is under way. It keeps its place and the focus, does nothing meanwhile, and says so to who cannot see it. */
  readonly isPending?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

const TONES: Record<ButtonTone, string> = {
  primary:
    "border-transparent bg-accent text-on-accent data-hovered:bg-accent-strong data-disabled:border-line data-disabled:bg-raised data-disabled:text-muted",
  plain:
    "border-control bg-surface text-ink data-hovered:bg-raised data-disabled:border-line data-disabled:text-muted",
  quiet: "border-transparent bg-transparent text-ink data-hovered:bg-raised data-disabled:text-muted",
  danger:
    "border-transparent bg-danger text-on-danger data-hovered:opacity-90 data-disabled:border-line data-disabled:bg-raised data-disabled:text-muted",
};

const SIZES = {
  inline: "min-h-6 px-2 text-small",
  small: "min-h-8 px-2.5 text-small",
  medium: "min-h-9 px-3",
  tall: "min-h-11 px-4",
};

/** A button that looks pressable, keeps its place while disabled, and shows a ring to the keyboard. */
export function Button(props: ButtonProps): ReactNode {
  const { tone = "plain", size = "medium", isPending = false, className, onPress, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(onPress === undefined || isPending ? {} : { onPress })}
      {...(isPending ? { "aria-disabled": true } : {})}
      className={classNames(
        "inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-hf border font-medium whitespace-nowrap transition-colors duration-100 select-none",
        TONES[tone],
        SIZES[size],
        isPending && "opacity-60",
        className,
      )}
    />
  );
}
