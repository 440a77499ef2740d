interface LiftHeadProps {
  /** Classes of a head cell of the table. */
  readonly className: string;
}

/** The head of a table of lifts. */
export function LiftHead({ className }: LiftHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" className={className}>
          Strategy
        </th>
        <th scope="col" className={`${className} pl-4 text-right`}>
          Lift
        </th>
        <th scope="col" className={`${className} pl-4 text-right`}>
          95 % interval
        </th>
      </tr>
    </thead>
  );
}
