export { connect, type ConnectOptions, type Database, type PooledDatabase, type Session } from './connect.ts'
export { findAccess, wallIsMissing } from './find-access.ts'
export { loadDemoData } from './demo/load-demo-data.ts'
export type { Actor, Environment } from './environment.ts'
export { findEnvironments, type EnvironmentOfOrganization } from './environments.ts'
export {
  deleteApplication,
  ensureApplication,
  findApplications,
  integrationRoles,
  rotateSecret,
  type Application,
  type ApplicationKind,
  type IntegrationRole,
  type ListedApplication,
  type NewApplication,
} from './identity/applications.ts'
export { findBearer, findClient, findSecretHashes, type Client } from './identity/clients.ts'
export { insertRefreshToken, revokeRefreshToken, useRefreshToken } from './identity/refresh-tokens.ts'
export { revokeAccessToken } from './identity/revoked-tokens.ts'
export { findCursorSecret } from './service-secrets.ts'
export { findSchemaFaults, inspectDatabase, type DatabaseFacts } from './inspect-database.ts'
export { migrate, type MigrateOptions } from './migrate/migrate.ts'
export { pendingMigrations } from './migrate/pending-migrations.ts'
export { createOrganization } from './organizations.ts'
export { planFind, planRead, type Scope, type Where } from './plan/plan-read.ts'
export { planRelated, scopeOf } from './plan/plan-related.ts'
export type { ReadPlan } from './plan/read-plan.ts'
export { answerOnce } from './repeat/answer-once.ts'
export { aroundStatements } from './run/around-statements.ts'
export { isValidatorHole } from './run/map-database-error.ts'
export { runFind, runFindRow, runList, type FoundRecord, type PageOfRows, type Read } from './run/run-read.ts'
export { runPages, type WholePage } from './run/run-pages.ts'
export { runStatistics, type Statistics } from './run/run-statistics.ts'
export type { Found } from './run/found.ts'
export type { Place, Row } from '@cohort/jsonapi/query'
export type { Access } from './run/access.ts'
export { writing, type Statement } from './run/statement.ts'
export { makeId } from './write/make-id.ts'
export type { Change } from './write/change.ts'
export { writeMembers, type MembersChange } from './write/write-members.ts'
export { changedMeanwhile, writeRecord, type Writer } from './write/write-record.ts'
