import { useEffect, useState, type ReactNode } from "react";

/** Grey bars of the final height, shown only once waiting has become noticeable (300 ms). Hidden from those who listen. */
export function Skeleton({
  rows,
  rowClassName,
}: {
  readonly rows: number;
  readonly rowClassName: string;
}): ReactNode {
  const [isNoticeable, setNoticeable] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticeable(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-hidden="true" data-skeleton="">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={rowClassName}>
          {isNoticeable ? <div className="h-3 w-2/3 rounded bg-raised" /> : null}
          {isNoticeable ? <div className="mt-2 h-3 w-1/3 rounded bg-raised" /> : null}
        </div>
      ))}
    </div>
  );
}
