// The bar, the part of the board and the dialogs are one file: what they share is most of each, and nobody else waits for it.
export { AwayDialog } from "./away-dialog.tsx";
export { FellSection } from "./fell-section.tsx";
export { HandoverBar } from "./handover-bar.tsx";
export { ShiftEndDialog } from "./shift-end-dialog.tsx";
