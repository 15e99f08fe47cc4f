# The service and the operator's commands, with the catalog built in, for a PostgreSQL of your own (docs/operations.md, "As a container").
# The sources are what runs: Node strips the types. A test runs these steps without an engine (image.clone.test.ts).

FROM node:26.10.0-slim AS sources
WORKDIR /opt/cohort
COPY . .

FROM sources AS catalog
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store npx -y pnpm@12.21.0 install --frozen-lockfile --filter-prod @cohort/catalog...
RUN npx -y pnpm@12.21.0 --config.verify-deps-before-run=false --filter @cohort/catalog build

# The optional dependencies that are left out are the binaries of the embedded PostgreSQL.
FROM sources AS service
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store npx -y pnpm@12.21.0 install --frozen-lockfile --prod --no-optional --filter-prod @cohort/api... --filter-prod @cohort/cli...

FROM node:26.10.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 COHORT_STATE_FOLDER=/opt/cohort/state
WORKDIR /opt/cohort
COPY --from=service /opt/cohort/package.json ./
COPY --from=service /opt/cohort/node_modules ./node_modules
COPY --from=service /opt/cohort/packages ./packages
COPY --from=service /opt/cohort/apps/api ./apps/api
COPY --from=service /opt/cohort/apps/cli ./apps/cli
COPY --from=catalog /opt/cohort/apps/catalog/dist ./apps/catalog/dist
# Nothing else can be written: the image runs on a file system that is read only. The uid is that of `node`.
RUN mkdir -m 0700 state && chown 1000:1000 state
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that it hears signals.
CMD ["node", "apps/api/src/main.ts"]
