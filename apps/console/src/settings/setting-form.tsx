import { Button } from "@holdfast/ui";
import type { ReactNode } from "react";

/** Ties a field to what is wrong with it, which stands below all of them: who hears the field hears that as well. */
export function tiedTo(
  wrongId: string,
  isWrong: boolean,
): { readonly isInvalid: boolean; readonly "aria-describedby"?: string } {
  return isWrong ? { isInvalid: true, "aria-describedby": wrongId } : { isInvalid: false };
}

/** Fields of a setting with the one button that keeps them, and what is wrong with them while they cannot be kept. */
export function SettingForm(props: {
  readonly children: ReactNode;
  readonly className: string;
  readonly keepWords: string;
  readonly wrongWords: string;
  /** Of the element that says it, where fields are tied to it. */
  readonly wrongId?: string;
  readonly isBusy: boolean;
  /** `null`: as they are typed they cannot be kept. */
  readonly onKeep: (() => void) | null;
}): ReactNode {
  const { children, className, keepWords, wrongWords, wrongId, isBusy, onKeep } = props;
  return (
    <form
      className={`flex gap-3 ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep?.();
      }}
    >
      {children}
      <Button
        type="submit"
        tone="primary"
        className="min-h-10"
        isDisabled={onKeep === null}
        isPending={isBusy}
      >
        {keepWords}
      </Button>
      {onKeep === null ? (
        <p id={wrongId} className="w-full text-small text-danger">
          {wrongWords}
        </p>
      ) : null}
    </form>
  );
}
