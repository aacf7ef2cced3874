import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { Folded } from "./folded.ts";

/** One line in the place of what is folded, and why it is. What may be another's words can be looked at; what is withheld not. */
export function FoldedLine({
  folded,
  onShow,
}: {
  readonly folded: Folded;
  readonly onShow: () => void;
}): ReactNode {
  const { because, count } = folded;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 rounded-hf border border-dashed border-control px-3 py-2 text-small text-muted">
      <p>
        {because === "withheld"
          ? t`${plural(count, { one: "# earlier entry is", other: "# earlier entries are" })} withheld while this may be the exploiter.`
          : t`${plural(count, { one: "# earlier entry is", other: "# earlier entries are" })} folded until somebody confirms that it is the same person.`}
      </p>
      {because === "doubt" ? (
        <Button size="inline" onPress={onShow}>
          {t`Show them to me`}
        </Button>
      ) : null}
    </div>
  );
}
