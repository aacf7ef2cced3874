import { useId, type ReactNode } from "react";

/** A table under a heading of its own, of which each row begins with what it is of; without a row it says so instead. */
export function FactTable({
  title,
  columns,
  rows,
  emptyWords,
}: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [of: string, ...facts: readonly string[]])[];
  readonly emptyWords: string;
}): ReactNode {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      {rows.length === 0 ? (
        <p className="text-muted">{emptyWords}</p>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <table aria-labelledby={id} className="w-full text-left text-small wrap-anywhere">
            <thead className="text-muted">
              <tr className="border-b border-line [&>th]:px-2 [&>th]:py-2 [&>th]:font-medium sm:[&>th]:px-4">
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {rows.map(([of, ...facts]) => (
                <tr
                  key={[of, ...facts].join("/")}
                  className="border-b border-line align-top last:border-b-0 [&>*]:px-2 [&>*]:py-2 sm:[&>*]:px-4"
                >
                  <th scope="row" className="font-medium">
                    {of}
                  </th>
                  {facts.map((fact, at) => (
                    <td key={columns[at + 1]}>{fact}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
