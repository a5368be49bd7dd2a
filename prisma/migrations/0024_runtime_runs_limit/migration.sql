-- AlterTable
ALTER TABLE "runtime" ADD COLUMN     "runs_max" INTEGER;
