-- AlterTable
ALTER TABLE "runtime" ADD COLUMN     "auto_update" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "update_window" JSONB;

-- CreateTable
CREATE TABLE "node_update" (
    "node_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "phase_at" TIMESTAMPTZ(3) NOT NULL,
    "task_id" UUID,
    "reason" TEXT,

    CONSTRAINT "node_update_pkey" PRIMARY KEY ("node_id")
);

-- CreateIndex
CREATE INDEX "node_update_phase_idx" ON "node_update"("phase");

-- AddForeignKey
ALTER TABLE "node_update" ADD CONSTRAINT "node_update_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
