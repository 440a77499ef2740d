"use client";

import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts";
import { formatCount, formatSigned } from "@/components/ui/format-number";
import type { PlottedInterval, IntervalPlot as Prepared } from "./prepare-intervals";

const rowHeight = 34;
const axisHeight = 34;

interface IntervalPlotProps {
  readonly plot: Prepared;
  /** What the drawing shows, for people who do not see it; the numbers stand in the table beside. */
  readonly label: string;
  readonly sign: "signed" | "plain";
  /** Room for the labels, in pixels. */
  readonly labelWidth?: number;
}

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: PlottedInterval;
}

function Dot({ cx, cy, payload }: DotProps) {
  const isHollow = payload?.isHollow ?? false;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={5}
      strokeWidth={1.75}
      stroke={isHollow ? "var(--soft)" : "var(--accent)"}
      fill={isHollow ? "var(--paper)" : "var(--accent)"}
    />
  );
}

/** Draws prepared intervals, one row each, on one scale with a line at the reference. */
export function IntervalPlot({ plot, label, sign, labelWidth = 172 }: IntervalPlotProps) {
  const { points, domain, ticks, reference } = plot;
  const height = points.length * rowHeight + axisHeight;
  const series = [
    { name: "personalized", color: "var(--accent)", data: points.filter(({ isHollow }) => !isHollow) },
    { name: "control", color: "var(--soft)", data: points.filter(({ isHollow }) => isHollow) },
  ].filter(({ data }) => data.length > 0);
  return (
    <div role="img" aria-label={label} style={{ height }} className="w-full font-sans">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <ScatterChart accessibilityLayer={false} margin={{ top: 0, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid horizontal={false} syncWithTicks stroke="var(--rule)" />
          <XAxis
            type="number"
            dataKey="value"
            domain={[...domain]}
            ticks={[...ticks]}
            interval={0}
            height={axisHeight}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" }}
            tickFormatter={sign === "signed" ? formatSigned : formatCount}
          />
          <YAxis
            type="number"
            dataKey="row"
            reversed
            domain={[-0.5, points.length - 0.5]}
            ticks={points.map(({ row }) => row)}
            interval={0}
            width={labelWidth}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--ink)", fontSize: 13 }}
            tickFormatter={(row: number) => points[row]?.label ?? ""}
          />
          <ReferenceLine x={reference} stroke="var(--soft)" strokeDasharray="2 3" />
          {series.map(({ name, color, data }) => (
            <Scatter key={name} name={name} data={[...data]} shape={Dot} isAnimationActive={false}>
              <ErrorBar
                dataKey="reach"
                direction="x"
                width={0}
                strokeWidth={2}
                stroke={color}
                isAnimationActive={false}
              />
            </Scatter>
          ))}
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
