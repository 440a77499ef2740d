"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { formatCount } from "@/components/ui/format-number";
import type { DaysPlot } from "./prepare-days";

const height = 180;

/** Draws counts over time, a bar a day or a week. The numbers stand in the table beside it. */
export function DayBars({ plot, label }: { readonly plot: DaysPlot; readonly label: string }) {
  return (
    <div role="img" aria-label={label} style={{ height }} className="w-full font-sans">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
        <BarChart data={[...plot.bars]} accessibilityLayer={false} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            dataKey="short"
            height={28}
            minTickGap={28}
            axisLine={{ stroke: "var(--strong)" }}
            tickLine={false}
            tick={{ fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" }}
          />
          <YAxis
            width={48}
            allowDecimals={false}
            tickCount={4}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" }}
            tickFormatter={formatCount}
          />
          <Bar dataKey="rows" fill="var(--soft)" maxBarSize={36} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
