import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import type { ScriptVersion } from "./scripts-documents.ts";
import type { Deed } from "./scripts.ts";

/** What an administrator does with a version: hands it to review, approves it, takes it out of use. */
export function KeepDeeds({
  version,
  isBusy,
  onAct,
}: {
  readonly version: ScriptVersion;
  readonly isBusy: boolean;
  readonly onAct: (deed: Deed) => Promise<boolean>;
}): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [because, say] = useState<"withdrawn" | "did_harm" | null>(null);
  const name = `${version.title ?? version.script} ${version.version}`;
  return (
    <div className="flex flex-wrap gap-2">
      {version.status === "draft" ? (
        <Button tone="primary" isPending={isBusy} onPress={() => void onAct({ kind: "begin" })}>
          {t`Hand it to review`}
        </Button>
      ) : null}
      {version.status === "in_review" ? (
        <Button
          tone="primary"
          isPending={isBusy}
          isDisabled={version.missing.length > 0}
          onPress={() => void onAct({ kind: "approve" })}
        >
          {t`Approve`}
        </Button>
      ) : null}
      <Button onPress={() => setAsking(true)}>{t`Retire…`}</Button>
      {isAsking ? (
        <Dialog title={t`Retire ${name}?`} isOpen onClose={() => setAsking(false)}>
          <p>{t`It is offered no more, and never comes back. Who is in the middle of it goes on to its end.`}</p>
          <RadioChoice<"withdrawn" | "did_harm">
            label={t`Why`}
            showsLabel
            isColumn
            selected={because}
            onSelect={say}
            choices={[
              { id: "withdrawn", label: t`It is withdrawn` },
              { id: "did_harm", label: t`It did harm` },
            ]}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onPress={() => setAsking(false)}>{t`Cancel`}</Button>
            <Button
              tone="danger"
              isDisabled={because === null}
              isPending={isBusy}
              onPress={() => {
                if (because === null) return;
                void onAct({ kind: "retire", because }).then(() => setAsking(false));
              }}
            >
              {t`Retire`}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
