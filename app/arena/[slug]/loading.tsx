import { BattleSkeleton } from "@/components/battle/battle-skeleton";

export default BattleSkeleton;
