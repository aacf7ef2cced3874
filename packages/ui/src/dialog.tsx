import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { classNames } from "./class-names.ts";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What has to be read in it needs the whole width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A question that wants an answer before anything else: focus stays inside, Escape leaves it unanswered. */
export function Dialog({ title, isOpen, onClose, isWide = false, children }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className="fixed inset-0 z-10 flex items-start justify-center overflow-y-auto bg-black/40 p-4 sm:pt-[10vh]"
    >
      <Modal
        className={classNames(
          "w-full rounded-lg border border-line bg-surface text-ink shadow-raised",
          isWide ? "max-w-4xl" : "max-w-lg",
        )}
      >
        <AriaDialog className="flex max-h-[80vh] flex-col gap-4 p-5 outline-none">
          <Heading slot="title" className="text-lg leading-6 font-semibold">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
