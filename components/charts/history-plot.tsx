"use client";

import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { formatCount } from "@/components/ui/format-number";
import type { HistoryPlot as Prepared } from "./prepare-history";

interface HistoryPlotProps {
  readonly plot: Prepared;
  /** What a line is called, by system. */
  readonly names: Readonly<Record<string, string>>;
  /** What the drawing shows, for people who do not see it; the numbers stand in the table beside. */
  readonly label: string;
}

const height = 300;
const top = 8;
const axisHeight = 30;
const strokes = ["var(--accent)", "var(--series-2)", "var(--series-3)"];

const dayMs = 86_400_000;

/** The day, or the time of day where all lies within two days; UTC. */
function sayMoment(at: number, spanMs: number): string {
  const form =
    spanMs > 2 * dayMs
      ? ({ month: "short", day: "numeric" } as const)
      : ({ hour: "2-digit", minute: "2-digit" } as const);
  return new Date(at).toLocaleString("en-US", { ...form, hourCycle: "h23", timeZone: "UTC" });
}

/** Draws ratings over time, a line a system: colored for the personalized, gray and dashed for controls, named at its end. */
export function HistoryPlot({ plot, names, label }: HistoryPlotProps) {
  const last = plot.points.length - 1;
  const spanMs = (plot.points[last]?.at ?? 0) - (plot.points[0]?.at ?? 0);
  const pixelsPerPoint = (height - top - axisHeight) / (plot.domain[1] - plot.domain[0]);
  const personalized = plot.lines.filter(({ isControl }) => !isControl);
  return (
    <div role="img" aria-label={label} style={{ height }} className="w-full font-sans">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <LineChart data={[...plot.points]} accessibilityLayer={false} margin={{ top, right: 150, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            type="number"
            dataKey="at"
            domain={["dataMin", "dataMax"]}
            scale="time"
            tickCount={4}
            height={axisHeight}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" }}
            tickFormatter={(at: number) => sayMoment(at, spanMs)}
          />
          <YAxis
            domain={[...plot.domain]}
            ticks={[...plot.ticks]}
            width={52}
            axisLine={false}
            tickLine={false}
            tick={{ fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" }}
            tickFormatter={formatCount}
          />
          {plot.lines.map(({ system, isControl, latest, labelAt }) => (
            <Line
              key={system}
              dataKey={system}
              name={names[system] ?? system}
              type="linear"
              stroke={isControl ? "var(--soft)" : strokes[personalized.findIndex((line) => line.system === system) % 3]}
              strokeWidth={isControl ? 1.25 : 2}
              strokeDasharray={isControl ? "4 3" : undefined}
              dot={false}
              connectNulls={false}
              isAnimationActive={false}
            >
              <LabelList
                dataKey={system}
                position="right"
                fill="var(--ink)"
                fontSize={12}
                content={({ x, y, index }) =>
                  index === last ? (
                    <text
                      x={Number(x) + 8}
                      y={Number(y) + 4 - (labelAt - latest) * pixelsPerPoint}
                      fontSize={12}
                      fill="var(--ink)"
                    >
                      {names[system] ?? system}
                    </text>
                  ) : null
                }
              />
            </Line>
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
