"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { formatCount, formatPercent } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { SharesPlot } from "./prepare-shares";

interface CountBarsProps {
  readonly rows: readonly { readonly name: string; readonly total: number }[];
  /** What the drawing shows, for people who do not see it; the numbers stand in the table beside. */
  readonly label: string;
}

interface ShareBarsProps {
  readonly plot: SharesPlot;
  readonly label: string;
}

const rowHeight = 38;
const axisHeight = 28;

const axisText = { fill: "var(--soft)", fontSize: 12, fontFamily: "var(--font-mono)" };
const nameText = { fill: "var(--ink)", fontSize: 13, fontFamily: "var(--font-sans)" };

/** The longest names are cut, so that a bar keeps its room; the table has them whole. */
function cutName(name: string): string {
  return name.length > 15 ? `${name.slice(0, 14)}…` : name;
}

/** Draws how much there is of each row, on one scale from zero. */
export function CountBars({ rows, label }: CountBarsProps) {
  const height = rows.length * rowHeight + axisHeight;
  return (
    <div role="img" aria-label={label} style={{ height }} className="w-full font-sans">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
        <BarChart
          layout="vertical"
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid horizontal={false} stroke="var(--rule)" />
          <XAxis
            type="number"
            height={axisHeight}
            allowDecimals={false}
            tickCount={4}
            axisLine={false}
            tickLine={false}
            tick={axisText}
            tickFormatter={formatCount}
          />
          <NameAxis />
          <Bar dataKey="total" fill="var(--soft)" barSize={14} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Draws the shares of the answers of each row, each row as long as the others, with what the colors mean above. */
export function ShareBars({ plot, label }: ShareBarsProps) {
  const height = plot.rows.length * rowHeight + axisHeight;
  return (
    <>
      <ul aria-hidden="true" className="mb-2 flex flex-wrap gap-x-4 gap-y-1">
        {plot.answers.map(({ key, label: text, color }) => (
          <li key={key} className={`${labelClass} inline-flex items-center gap-1.5`}>
            <span className="inline-block size-2.5" style={{ background: color }} />
            {text}
          </li>
        ))}
      </ul>
      <div role="img" aria-label={label} style={{ height }} className="w-full font-sans">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
          <BarChart
            layout="vertical"
            data={[...plot.rows]}
            accessibilityLayer={false}
            margin={{ top: 0, right: 18, bottom: 0, left: 0 }}
          >
            <XAxis
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.5, 1]}
              height={axisHeight}
              axisLine={false}
              tickLine={false}
              tick={axisText}
              tickFormatter={formatPercent}
            />
            <NameAxis />
            {plot.answers.map(({ key, color }) => (
              <Bar
                key={key}
                dataKey={`shares.${key}`}
                stackId="answers"
                fill={color}
                stroke="var(--paper)"
                strokeWidth={1}
                barSize={16}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

function NameAxis() {
  return (
    <YAxis
      type="category"
      dataKey="name"
      width={112}
      interval={0}
      axisLine={{ stroke: "var(--strong)" }}
      tickLine={false}
      tick={nameText}
      tickFormatter={cutName}
    />
  );
}
