import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";

export interface NotKeptProps {
  /** What became of it meanwhile, and by whom. */
  readonly meanwhile: string;
  readonly letGo: () => void;
}

/** Says that somebody else was there first while words were typed, which stand beside it until they are let go of. */
export function NotKept({ meanwhile, letGo }: NotKeptProps): ReactNode {
  const words = t`${meanwhile} What you typed is not kept; it stays here until you let it go.`;
  useEffect(() => {
    announce({ kind: "demand", urgency: "polite", words: () => words });
  }, [words]);
  return (
    <div
      data-not-kept=""
      className="flex flex-wrap items-center gap-2 rounded-hf bg-concern-tint px-3 py-2 font-medium text-concern"
    >
      <p>
        <span aria-hidden="true">▲ </span>
        {words}
      </p>
      <Button size="inline" onPress={letGo}>{t`Let go of what I typed`}</Button>
    </div>
  );
}
