export { arrangeQueue, compareStanding, type Arranged, type ArrangeReason, type Stand } from "./arrange.ts";
export {
  compare,
  orderQueue,
  type Comparison,
  type Ordered,
  type OrderReason,
  type Placed,
} from "./order.ts";
export { DEFAULT_TARGETS, Targets, targetMs } from "./targets.ts";
