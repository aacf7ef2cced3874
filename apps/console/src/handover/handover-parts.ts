// The bar and the part of the board are one file: what they share is most of both, and nobody else waits for it.
export { FellSection } from "./fell-section.tsx";
export { HandoverBar } from "./handover-bar.tsx";
