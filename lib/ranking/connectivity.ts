import type { PairOutcomes } from "./pair-counts";

/**
 * Sets of systems joined by any votes at all, whoever won. Largest set first, then by lowest index; indices ascending.
 *
 * Systems of different sets were never compared, not even through others. Cost O(pairs · α(systems)).
 */
export function weakComponents(pairs: PairOutcomes): number[][] {
  const parents = Int32Array.from({ length: pairs.systems }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    parents[rootOf(pairs.first[pair]!)] = rootOf(pairs.second[pair]!);
  }
  return groupBy(Int32Array.from({ length: pairs.systems }, (_, index) => rootOf(index)));
}

/**
 * Sets of systems each of which beat or tied each other one along some chain of votes. Same order as `weakComponents`.
 *
 * A tie counts as an edge both ways. Strengths with ties as half wins have a finite maximum exactly when there is one such set
 * (Ford's condition); within a set they always have. All votes between two sets went the same way, and say only "better", never how much.
 * Cost O(systems + pairs).
 *
 * @see Ford (1957), Am. Math. Monthly 64(8); Tarjan (1972), SIAM J. Comput. 1(2)
 */
export function strongComponents(pairs: PairOutcomes): number[][] {
  const { systems } = pairs;
  const { starts, targets } = beatenLists(pairs);
  const component = new Int32Array(systems).fill(-1);
  const order = new Int32Array(systems).fill(-1);
  const lowest = new Int32Array(systems);
  const cursor = Int32Array.from(starts.subarray(0, systems));
  const open: number[] = [];
  let visited = 0;
  for (let start = 0; start < systems; start += 1) {
    if (order[start] !== -1) continue;
    // An explicit path instead of recursion: a chain of thousands of systems must not exhaust the call stack.
    const path = [start];
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (order[node] === -1) {
        order[node] = visited;
        lowest[node] = visited;
        visited += 1;
        open.push(node);
      }
      if (cursor[node]! < starts[node + 1]!) {
        const next = targets[cursor[node]!]!;
        cursor[node] = cursor[node]! + 1;
        if (order[next] === -1) path.push(next);
        else if (component[next] === -1) lowest[node] = Math.min(lowest[node]!, order[next]!);
        continue;
      }
      path.pop();
      const caller = path[path.length - 1];
      if (caller !== undefined) lowest[caller] = Math.min(lowest[caller]!, lowest[node]!);
      if (lowest[node] !== order[node]) continue;
      let member: number;
      do {
        member = open.pop()!;
        component[member] = node;
      } while (member !== node);
    }
  }
  return groupBy(component);
}

/** For each system, those that it beat or tied, as one list with offsets. */
function beatenLists(pairs: PairOutcomes): { starts: Int32Array; targets: Int32Array } {
  const starts = new Int32Array(pairs.systems + 1);
  const eachEdge = (visit: (from: number, to: number) => void) => {
    for (let pair = 0; pair < pairs.first.length; pair += 1) {
      if (pairs.firstWins[pair]! + pairs.ties[pair]! > 0) visit(pairs.first[pair]!, pairs.second[pair]!);
      if (pairs.secondWins[pair]! + pairs.ties[pair]! > 0) visit(pairs.second[pair]!, pairs.first[pair]!);
    }
  };
  eachEdge((from) => {
    starts[from + 1] = starts[from + 1]! + 1;
  });
  for (let index = 0; index < pairs.systems; index += 1) starts[index + 1] = starts[index + 1]! + starts[index]!;
  const targets = new Int32Array(starts[pairs.systems]!);
  const next = Int32Array.from(starts);
  eachEdge((from, to) => {
    targets[next[from]!] = to;
    next[from] = next[from]! + 1;
  });
  return { starts, targets };
}

function groupBy(labels: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  labels.forEach((label, index) => {
    const group = groups.get(label);
    if (group) group.push(index);
    else groups.set(label, [index]);
  });
  return [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
