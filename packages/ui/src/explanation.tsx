import type { ReactNode } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Button } from "./button.tsx";

/** A quiet button that explains something when asked, and says nothing otherwise. Escape closes it. */
export function Explanation({
  label,
  title,
  children,
}: {
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <DialogTrigger>
      <Button tone="quiet" size="small">
        {label}
      </Button>
      <Popover className="max-w-96 rounded-hf border border-line bg-surface text-ink shadow-raised">
        <Dialog aria-label={title} className="flex flex-col gap-2 p-4 outline-none">
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
