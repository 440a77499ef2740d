-- Whether an arena has a task to draw for is asked for with every page; an imported arena has thousands of retired ones.
CREATE INDEX "task_in_use" ON "task" ("arena_id") WHERE "retired_at" IS NULL;
