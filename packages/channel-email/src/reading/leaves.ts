import type { Part } from "./mime-tree.ts";

/** The parts of a mail that hold no others, in their order. */
export function leavesOf(root: Part): Part[] {
  const leaves: Part[] = [];
  const todo = [root];
  for (let part = todo.pop(); part; part = todo.pop()) {
    if (part.children.length === 0) leaves.push(part);
    else todo.push(...part.children.toReversed());
  }
  return leaves;
}
