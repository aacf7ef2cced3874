import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { ShiftEndForm } from "./shift-end-form.tsx";

/** Says, where it is told that my shift ends soon, that it ends at another time. It ends nothing. */
export function SayShiftEnd(): ReactNode {
  const [isOpen, open] = useState(false);
  return (
    <>
      <div>
        <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
          {t`It ends at another time…`}
        </Button>
      </div>
      {isOpen ? <ShiftEndForm onSaid={() => open(false)} /> : null}
    </>
  );
}
