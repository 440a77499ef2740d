import { formatCount } from "@/components/ui/format-number";

/** How often somebody was judged for, the simulated votes said with it. */
export function sayJudged({ votes, simulated }: { readonly votes: number; readonly simulated: number }): string {
  if (votes === 0) return "not judged yet";
  const times = votes === 1 ? "judged once" : `judged ${formatCount(votes)} times`;
  if (simulated === 0) return times;
  return simulated === votes ? `${times}, all simulated` : `${times}, ${formatCount(simulated)} simulated`;
}
