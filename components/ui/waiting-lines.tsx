interface WaitingLinesProps {
  /** What is on its way, for people who do not see the lines. */
  readonly label: string;
}

const widths = [88, 71, 80, 63, 74, 57];

/** Hairlines in the place of what is being read: the page keeps its shape and nothing flashes. */
export function WaitingLines({ label }: WaitingLinesProps) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="border-strong border-t">
        {widths.map((width) => (
          <div key={width} className="border-rule border-b py-5">
            <div className="h-3 rounded-sm bg-rule/60" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </div>
  );
}
