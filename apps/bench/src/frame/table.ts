import { readable, type Figure } from "./figure.ts";

const HEAD = ["workload", "ours", "limit", "ratio", "best", "CPU µs", "floor", "stretch", "verdict"] as const;

/** The figures as one Markdown table, aligned for a terminal. */
export function table(figures: readonly Figure[]): string {
  const cells = [HEAD, ...figures.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  return [HEAD, rule, ...figures.map(row)]
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
    .join("\n");
}

function row(figure: Figure): readonly string[] {
  const number = (value: number | null): string => (value === null ? "–" : readable(value));
  const { workload, ours, limit, ratio, best, cpu, floor, stretch, verdict } = figure;
  const each = cpu === null ? "–" : `${readable(cpu.ours)} : ${readable(cpu.limit)}`;
  return [workload, ours, limit, number(ratio), number(best), each, floor, stretch, verdict];
}
