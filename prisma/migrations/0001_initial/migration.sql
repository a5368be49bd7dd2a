-- CreateEnum
CREATE TYPE "KeySlot" AS ENUM ('authKey1', 'authKey2');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'leased', 'succeeded', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('Reader', 'Operator', 'DataSourceAdministrator', 'Administrator');

-- CreateTable
CREATE TABLE "runtime" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT,
    "nodes_max" INTEGER NOT NULL DEFAULT 4,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "runtime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_key" (
    "id" UUID NOT NULL,
    "runtime_id" UUID NOT NULL,
    "slot" "KeySlot" NOT NULL,
    "lookup" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node" (
    "id" UUID NOT NULL,
    "runtime_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "enrolled_with" "KeySlot" NOT NULL,
    "machine_name" TEXT NOT NULL,
    "operating_system" TEXT NOT NULL,
    "address" TEXT,
    "version" TEXT NOT NULL,
    "concurrent_jobs_limit" INTEGER NOT NULL,
    "cpu_percent" DOUBLE PRECISION,
    "memory_available_mb" INTEGER,
    "running_jobs" INTEGER NOT NULL DEFAULT 0,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "online_since" TIMESTAMPTZ(3),
    "last_heartbeat_at" TIMESTAMPTZ(3),

    CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_node" (
    "id" UUID NOT NULL,
    "runtime_id" UUID NOT NULL,
    "runtime_name" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_source" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "sealed_password" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL,
    "data_source_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "runtime_key" TEXT NOT NULL,
    "credential_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "scan_level" TEXT NOT NULL,
    "runtime_name" TEXT NOT NULL,
    "runtime_id" UUID,
    "node_id" UUID,
    "node_name" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_expires_at" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "assets_discovered" INTEGER NOT NULL DEFAULT 0,
    "exception_counts" JSONB NOT NULL DEFAULT '{}',
    "error_code" TEXT,
    "error_message" TEXT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "data_source_id" UUID NOT NULL,
    "qualified_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "schema_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "comment" TEXT,
    "row_estimate" BIGINT,
    "size_bytes" BIGINT,
    "columns" JSONB NOT NULL,
    "keys" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_run_id" UUID NOT NULL,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "address" TEXT,
    "request_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "runtime_name_key_key" ON "runtime"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "auth_key_lookup_key" ON "auth_key"("lookup");

-- CreateIndex
CREATE UNIQUE INDEX "auth_key_runtime_id_slot_key" ON "auth_key"("runtime_id", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "node_public_key_key" ON "node"("public_key");

-- CreateIndex
CREATE INDEX "node_last_heartbeat_at_idx" ON "node"("last_heartbeat_at");

-- CreateIndex
CREATE UNIQUE INDEX "node_runtime_id_name_key_key" ON "node"("runtime_id", "name_key");

-- CreateIndex
CREATE INDEX "former_node_ended_at_idx" ON "former_node"("ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_source_name_key_key" ON "data_source"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "credential_name_key_key" ON "credential"("name_key");

-- CreateIndex
CREATE INDEX "scan_runtime_key_idx" ON "scan"("runtime_key");

-- CreateIndex
CREATE UNIQUE INDEX "scan_data_source_id_name_key_key" ON "scan"("data_source_id", "name_key");

-- CreateIndex
CREATE INDEX "run_runtime_id_state_queued_at_idx" ON "run"("runtime_id", "state", "queued_at");

-- CreateIndex
CREATE INDEX "run_scan_id_queued_at_idx" ON "run"("scan_id", "queued_at" DESC);

-- CreateIndex
CREATE INDEX "run_queued_at_id_idx" ON "run"("queued_at" DESC, "id");

-- CreateIndex
CREATE INDEX "run_state_lease_expires_at_idx" ON "run"("state", "lease_expires_at");

-- CreateIndex
CREATE INDEX "run_node_id_idx" ON "run"("node_id");

-- CreateIndex
CREATE INDEX "asset_last_run_id_idx" ON "asset"("last_run_id");

-- CreateIndex
CREATE INDEX "asset_qualified_name_id_idx" ON "asset"("qualified_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "asset_data_source_id_qualified_name_key" ON "asset"("data_source_id", "qualified_name");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_name_key_key" ON "user_account"("name_key");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE INDEX "audit_event_target_at_idx" ON "audit_event"("target", "at");

-- AddForeignKey
ALTER TABLE "auth_key" ADD CONSTRAINT "auth_key_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtime"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node" ADD CONSTRAINT "node_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtime"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_data_source_id_fkey" FOREIGN KEY ("data_source_id") REFERENCES "data_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_runtime_id_fkey" FOREIGN KEY ("runtime_id") REFERENCES "runtime"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_data_source_id_fkey" FOREIGN KEY ("data_source_id") REFERENCES "data_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
