import { Label } from "@/components/ui/label";

/** The page's shape while what is judged is on its way: the same places, without words in them. */
export function BattleSkeleton({ thing = "pair" }: { readonly thing?: string }) {
  return (
    <div className="flex grow flex-col">
      <p role="status" className="sr-only">
        {thing === "pair" ? "Drawing a pair" : `Drawing an ${thing}`}
      </p>
      <div aria-hidden="true" className="grid border-rule border-b px-[1.125rem] py-6 md:grid-cols-2 md:px-10 md:py-8">
        <div className="space-y-3">
          <Label>Made for</Label>
          <Line width="w-3/4" height="h-8" />
          <Line width="w-5/6" />
          <Line width="w-1/2" />
        </div>
        <div className="space-y-3 max-md:mt-5 md:border-rule md:border-l md:pl-14">
          <Label>Asked for</Label>
          <Line width="w-2/3" height="h-6" />
          <Line width="w-1/2" />
        </div>
      </div>
      <div aria-hidden="true" className="grid min-h-[24rem] grow md:grid-cols-2">
        {["A", "B"].map((letter) => (
          <div key={letter} className="space-y-3 px-[1.125rem] pt-7 md:px-10 md:last:border-rule md:last:border-l">
            <Label>{letter}</Label>
            {["w-full", "w-11/12", "w-full", "w-10/12", "w-2/3"].map((width, line) => (
              <Line key={`${letter}-${width}-${String(line)}`} width={`max-w-[36rem] ${width}`} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Line({ width, height = "h-4" }: { readonly width: string; readonly height?: string }) {
  return <div className={`rounded-sm bg-rule motion-safe:animate-pulse ${width} ${height}`} />;
}
