# The console: API, web app and migrations.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npx -y pnpm@12 install --frozen-lockfile && npx -y pnpm@12 build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY packages/contract/package.json packages/contract/
COPY packages/domain/package.json packages/domain/
# The database is a server: without the optional packages there is no embedded one.
RUN npx -y pnpm@12 install --frozen-lockfile --prod --no-optional --filter @mooring/api...

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app ./
COPY packages/contract packages/contract
COPY packages/domain packages/domain
COPY apps/api apps/api
COPY prisma prisma
COPY deploy deploy
COPY --from=build /app/apps/api/src/database/generated apps/api/src/database/generated
COPY --from=build /app/apps/web/dist apps/web/dist
# What machines download that are to become nodes. Its executables take some 330 MB.
COPY --from=build /app/apps/node/dist apps/node/dist
# A volume takes the owner of the folder that it covers.
RUN install --directory --owner=node --group=node --mode=700 /secrets /var/lib/mooring
ENV MOORING_DATA_DIR=/var/lib/mooring
USER node
EXPOSE 8080
CMD ["node", "apps/api/src/main.ts"]
