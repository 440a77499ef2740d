-- AlterEnum
ALTER TYPE "role" ADD VALUE 'researcher';

-- AlterTable
ALTER TABLE "persona_version" ADD COLUMN     "made_by" TEXT NOT NULL DEFAULT 'seed';

-- CreateTable
CREATE TABLE "persona_rubric" (
    "persona_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "importance" INTEGER NOT NULL,

    CONSTRAINT "persona_rubric_pkey" PRIMARY KEY ("persona_version_id","position")
);

-- AddForeignKey
ALTER TABLE "persona_rubric" ADD CONSTRAINT "persona_rubric_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what the tables cannot say. A rubric comes with its version and never changes, as preferences and history do.
ALTER TABLE "persona_rubric"
  ADD CONSTRAINT "persona_rubric_importance" CHECK ("importance" BETWEEN 1 AND 3),
  ADD CONSTRAINT "persona_rubric_says_something" CHECK ("criterion" <> '' AND "position" >= 0);

CREATE TRIGGER "persona_rubric_is_immutable" BEFORE UPDATE OR DELETE ON "persona_rubric"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "persona_rubric_comes_with_version" BEFORE INSERT ON "persona_rubric"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_child"();
