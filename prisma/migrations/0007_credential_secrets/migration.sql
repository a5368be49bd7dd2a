-- CreateTable
CREATE TABLE "credential_secret" (
    "credential_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "credential_secret_pkey" PRIMARY KEY ("credential_id","field")
);

-- CreateTable
CREATE TABLE "key_vault" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_vault_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "key_vault_name_key_key" ON "key_vault"("name_key");

-- AddForeignKey
ALTER TABLE "credential_secret" ADD CONSTRAINT "credential_secret_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What has been sealed stays.
INSERT INTO "credential_secret" ("credential_id", "field", "sealed")
SELECT "id", 'password', "sealed_password" FROM "credential" WHERE "sealed_password" IS NOT NULL;

-- AlterTable
ALTER TABLE "credential" DROP COLUMN "sealed_password";
