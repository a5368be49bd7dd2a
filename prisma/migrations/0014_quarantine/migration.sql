-- AlterTable
ALTER TABLE "node" ADD COLUMN     "former_beat" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "former_instance_id" UUID,
ADD COLUMN     "instance_beat" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "instance_id" UUID,
ADD COLUMN     "quarantined_since" TIMESTAMPTZ(3),
ADD COLUMN     "rival_address" TEXT,
ADD COLUMN     "rival_heard_at" TIMESTAMPTZ(3),
ADD COLUMN     "rival_instance_ids" UUID[] DEFAULT ARRAY[]::UUID[];
