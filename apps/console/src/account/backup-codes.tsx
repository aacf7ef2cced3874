import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

export interface BackupCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Ten codes for the day the phone is gone. They are shown now and never again. */
export function BackupCodes({ codes, onKept }: BackupCodesProps): ReactNode {
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <h3 className="font-semibold">{t`Your backup codes`}</h3>
      <p className="max-w-prose text-muted">
        {t`Each signs you in once when your app is not at hand. Write them down now, and keep them away from this computer: they are not shown again.`}
      </p>
      <ul className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button className="self-start" data-takes-focus onPress={onKept}>
        {t`I have written them down`}
      </Button>
    </div>
  );
}
