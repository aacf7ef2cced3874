/**
 * The best way to give each row a column of its own: of all ways the one whose worth is greatest in sum. The Hungarian method with
 * potentials (Kuhn 1955, Munkres 1957), by shortest augmenting paths: rows² × columns.
 *
 * @param worth no fewer columns than rows
 * @returns the column of each row
 */
export function hungarian(worth: readonly Float64Array[]): Int32Array {
  const rows = worth.length;
  const columns = worth[0]?.length ?? 0;
  if (columns < rows) throw new Error("there are fewer columns than rows");
  const [ofRow, ofColumn] = [new Float64Array(rows + 1), new Float64Array(columns + 1)];
  // By 1, so that 0 says nobody.
  const rowAt = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowAt[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(columns + 1);
    do {
      isUsed[column] = 1;
      const at = rowAt[column] ?? 0;
      const costs = worth[at - 1] ?? new Float64Array(0);
      let [step, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= columns; other += 1) {
        if (isUsed[other] === 1) continue;
        const cost = -(costs[other - 1] ?? 0) - (ofRow[at] ?? 0) - (ofColumn[other] ?? 0);
        if (cost < (least[other] ?? 0)) {
          least[other] = cost;
          before[other] = column;
        }
        if ((least[other] ?? 0) < step) [step, next] = [least[other] ?? 0, other];
      }
      for (let other = 0; other <= columns; other += 1) {
        if (isUsed[other] === 1) {
          const used = rowAt[other] ?? 0;
          ofRow[used] = (ofRow[used] ?? 0) + step;
          ofColumn[other] = (ofColumn[other] ?? 0) - step;
        } else least[other] = (least[other] ?? 0) - step;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const from = before[column] ?? 0;
      rowAt[column] = rowAt[from] ?? 0;
      column = from;
    }
  }
  const columnOf = new Int32Array(rows);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowAt[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}
