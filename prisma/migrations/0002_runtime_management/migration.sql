-- DropIndex
DROP INDEX "audit_event_target_at_idx";

-- AlterTable
ALTER TABLE "auth_key" ADD COLUMN     "allowed_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "node" ADD COLUMN     "concurrent_jobs_max" INTEGER,
ADD COLUMN     "draining_since" TIMESTAMPTZ(3),
ADD COLUMN     "enrolled_generation" INTEGER NOT NULL DEFAULT 1;

-- The limit of a node was what its machine allows, and a key that is younger than a node did not enrol it.
UPDATE "node" SET "concurrent_jobs_max" = "concurrent_jobs_limit";
ALTER TABLE "node" ALTER COLUMN "concurrent_jobs_max" SET NOT NULL;
UPDATE "node" SET "enrolled_generation" = 0 FROM "auth_key"
WHERE "auth_key"."runtime_id" = "node"."runtime_id" AND "auth_key"."slot" = "node"."enrolled_with" AND "auth_key"."created_at" > "node"."registered_at";

-- AlterTable
ALTER TABLE "runtime" ADD COLUMN     "tag_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "node_sample" (
    "node_id" UUID NOT NULL,
    "slot" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cpu_percent" DOUBLE PRECISION NOT NULL,
    "memory_available_mb" INTEGER NOT NULL,
    "running_jobs" INTEGER NOT NULL,

    CONSTRAINT "node_sample_pkey" PRIMARY KEY ("node_id","slot")
);

-- CreateTable
CREATE TABLE "user_preferences" (
    "user_id" UUID NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "audit_event_target_id_idx" ON "audit_event"("target", "id" DESC);

-- CreateIndex
CREATE INDEX "runtime_tag_keys_idx" ON "runtime" USING GIN ("tag_keys");

-- AddForeignKey
ALTER TABLE "node_sample" ADD CONSTRAINT "node_sample_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_preferences" ADD CONSTRAINT "user_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
