-- CreateTable
CREATE TABLE "node_task" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "credential_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "report" JSONB,

    CONSTRAINT "node_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "node_task_node_id_created_at_idx" ON "node_task"("node_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "node_task_created_at_idx" ON "node_task"("created_at");

-- AddForeignKey
ALTER TABLE "node_task" ADD CONSTRAINT "node_task_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
