-- AlterTable
ALTER TABLE "runtime" ADD COLUMN     "description_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tag_text" TEXT NOT NULL DEFAULT '';

-- What `described` and `tagged` write from now on.
UPDATE "runtime" SET "description_key" = lower(coalesce("description", '')), "tag_text" = array_to_string("tag_keys", ',');
