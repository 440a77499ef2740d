-- CreateTable
CREATE TABLE "annotator_attribute" (
    "annotator_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "annotator_attribute_pkey" PRIMARY KEY ("annotator_id","label")
);

-- AddForeignKey
ALTER TABLE "annotator_attribute" ADD CONSTRAINT "annotator_attribute_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A label heads a list of segments, a value names one: neither is empty or a text.
ALTER TABLE "annotator_attribute"
  ADD CONSTRAINT annotator_attribute_label CHECK (label = btrim(label) AND length(label) BETWEEN 1 AND 60),
  ADD CONSTRAINT annotator_attribute_value CHECK (value = btrim(value) AND length(value) BETWEEN 1 AND 60);
