import { Button } from "@holdfast/ui";
import type { ReactNode } from "react";

/** Fields of a setting with the one button that keeps them, and what is wrong with them while they cannot be kept. */
export function SettingForm(props: {
  readonly children: ReactNode;
  readonly className: string;
  readonly keepWords: string;
  readonly wrongWords: string;
  readonly isBusy: boolean;
  /** `null`: as they are typed they cannot be kept. */
  readonly onKeep: (() => void) | null;
}): ReactNode {
  const { children, className, keepWords, wrongWords, isBusy, onKeep } = props;
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
      {onKeep === null ? <p className="w-full text-small text-danger">{wrongWords}</p> : null}
    </form>
  );
}
